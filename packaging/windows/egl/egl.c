/*
 * libEGL.a for go-gl, whose egl build tag links eglGetProcAddress.
 *
 * The true function is in ANGLE's libEGL.dll and is looked up when it is first
 * wanted: a program that imported the DLL would, where that is missing or does
 * not fit, be refused by Windows before it could say anything.
 */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include "EGL/egl.h"

typedef void *(__stdcall *lookup)(const char *);

/* go-gl insists on 68 entry points of OpenGL ES 3.1 that ANGLE may lack and
 * Fyne never calls. */
static int absent(void) { return 0; }

void *eglGetProcAddress(const char *name) {
	static lookup egl;
	static HMODULE gles;
	void *found = NULL;
	if (egl == NULL) {
		HMODULE dll = LoadLibraryW(L"libEGL.dll"); /* the one that GLFW has loaded */
		gles = LoadLibraryW(L"libGLESv2.dll");
		if (dll != NULL) egl = (lookup)(void *)GetProcAddress(dll, "eglGetProcAddress");
	}
	if (egl != NULL) found = egl(name);
	if (found == NULL && gles != NULL) found = (void *)GetProcAddress(gles, name);
	return found != NULL ? found : (void *)absent;
}
