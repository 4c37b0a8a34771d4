// Keeps Wine running, its services and its desktop included, until the input
// ends.
#include <windows.h>

int main(void) {
	char c;
	DWORD n;
	GetDesktopWindow();
	while (ReadFile(GetStdHandle(STD_INPUT_HANDLE), &c, 1, &n, NULL) && n > 0) {
	}
	return 0;
}
