/* A libEGL.dll that crashes when it is called, as a broken driver may, or with
 * STUCK never returns. It has all that GLFW looks for. For tests under Wine only. */
#include <windows.h>

#ifdef STUCK
#define FAIL Sleep(INFINITE)
#else
#define FAIL *(volatile char *)0 = 0
#endif
#define FAILS(name) \
	__declspec(dllexport) void name(void) { FAIL; }

FAILS(eglBindAPI)
FAILS(eglCreateContext)
FAILS(eglCreateWindowSurface)
FAILS(eglDestroyContext)
FAILS(eglDestroySurface)
FAILS(eglGetConfigAttrib)
FAILS(eglGetConfigs)
FAILS(eglGetDisplay)
FAILS(eglGetError)
FAILS(eglGetProcAddress)
FAILS(eglInitialize)
FAILS(eglMakeCurrent)
FAILS(eglQueryString)
FAILS(eglSwapBuffers)
FAILS(eglSwapInterval)
FAILS(eglTerminate)
