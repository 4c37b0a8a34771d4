package instance

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

// HandOver has the program that holds the folder carry the request out, and
// lets its window come to the front. It fails with [*SilentError] when that has
// not happened before the limit, nobody listens, or the window is not on this
// user's desktop: who asks would see nothing.
func HandOver(dir string, r Request, limit time.Time) error {
	c, err := readCard(dir)
	if err != nil {
		return &SilentError{Err: err}
	}
	if host, err := os.Hostname(); err != nil || host != c.Host {
		return &SilentError{Host: c.Host, Err: err}
	}
	if c.Desktop != desktop() {
		return &SilentError{User: true}
	}
	letToFront(c.PID)
	if err := c.ask(r, limit); err != nil {
		return &SilentError{Err: err}
	}
	return nil
}

func (c card) ask(r Request, limit time.Time) error {
	data, err := json.Marshal(message{Token: c.Token, Request: r})
	if err != nil {
		return err
	}
	conn, err := (&net.Dialer{Deadline: limit}).Dial("tcp4", c.Address)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // what it was for is done, or has failed
	if err := conn.SetDeadline(limit); err != nil {
		return err
	}
	if _, err := conn.Write(append(data, '\n')); err != nil {
		return err
	}
	answer, err := io.ReadAll(io.LimitReader(conn, int64(len(yes))))
	if err != nil {
		return err
	}
	if string(answer) != yes { // another program got the port of one that was killed
		return fmt.Errorf("%s answered %q", c.Address, answer)
	}
	return nil
}
