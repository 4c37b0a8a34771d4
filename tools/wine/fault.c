/* A libEGL.dll that crashes when it is called, as a broken driver may. It has all
 * that GLFW looks for. For tests under Wine only. */

#define CRASHES(name) \
	__declspec(dllexport) void name(void) { *(volatile char *)0 = 0; }

CRASHES(eglBindAPI)
CRASHES(eglCreateContext)
CRASHES(eglCreateWindowSurface)
CRASHES(eglDestroyContext)
CRASHES(eglDestroySurface)
CRASHES(eglGetConfigAttrib)
CRASHES(eglGetConfigs)
CRASHES(eglGetDisplay)
CRASHES(eglGetError)
CRASHES(eglGetProcAddress)
CRASHES(eglInitialize)
CRASHES(eglMakeCurrent)
CRASHES(eglQueryString)
CRASHES(eglSwapBuffers)
CRASHES(eglSwapInterval)
CRASHES(eglTerminate)
