/*
 * hold FILE: keeps a file open, shared with nobody, until its input ends; it says
 * "held" once it does. So Word keeps a document. For tests under Wine only.
 */
#define WIN32_LEAN_AND_MEAN
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **names) {
	HANDLE file = INVALID_HANDLE_VALUE;
	if (count == 2) file = CreateFileW(names[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
	if (file == INVALID_HANDLE_VALUE) return 1;
	puts("held");
	fflush(stdout);
	while (getchar() != EOF) {}
	CloseHandle(file);
	return 0;
}
