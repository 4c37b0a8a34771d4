/* A libEGL.dll that crashes when it is called, as a broken driver may. For tests
 * under Wine only. */

__declspec(dllexport) void *eglGetProcAddress(const char *name) {
	*(volatile char *)0 = *name;
	return 0;
}
