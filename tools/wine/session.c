// Keeps Wine running, its services and its desktop included, until the input
// ends. Says "ready" when they run.
#include <stdio.h>
#include <windows.h>

int main(void) {
	char c;
	DWORD n;
	GetDesktopWindow();
	puts("ready");
	fflush(stdout);
	while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), &c, 1, &n, NULL) && n > 0) {
	}
	return 0;
}
