package instance

import "golang.org/x/sys/windows"

// desktop numbers the session in which this program has its windows: each user
// who is logged on has one, by remote desktop as well. One that Windows does not
// tell is 0, which no program with windows is in.
func desktop() uint32 {
	var session uint32
	if windows.ProcessIdToSessionId(windows.GetCurrentProcessId(), &session) != nil {
		return 0
	}
	return session
}
