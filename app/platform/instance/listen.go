package instance

import (
	"bufio"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"time"
)

const (
	// most is how many bytes a message may have; a path has at most 32,767
	// characters on Windows.
	most = 256 << 10
	// patience is how long a caller may take to say its message.
	patience = 5 * time.Second
	// yes answers a message that was carried out.
	yes = "jibiao: taken\n"
)

// A message is a request with the right to ask it.
type message struct {
	Token   string  `json:"token"`
	Request Request `json:"request"`
}

// Listen takes other starts' requests from now on, and leaves in the folder how
// it can be reached. The folder must be held, so that only one listens. take
// carries a request out; it is called on a goroutine for each and the caller
// waits until it returns, so it should return only when the window has got it.
// stop ends listening; it does not wait for take.
func Listen(dir string, take func(Request)) (stop func() error, err error) {
	host, err := os.Hostname()
	if err != nil {
		return nil, fmt.Errorf("listen to other starts: %w", err)
	}
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen to other starts: %w", err)
	}
	c := card{Host: host, PID: os.Getpid(), Desktop: desktop(), Address: l.Addr().String(), Token: rand.Text()}
	if err := c.leave(dir); err != nil {
		return nil, errors.Join(fmt.Errorf("leave how to be reached: %w", err), l.Close())
	}
	var accepting sync.WaitGroup
	accepting.Go(func() { accept(l, c.Token, take) })
	return func() error {
		err := errors.Join(takeBack(dir), l.Close())
		accepting.Wait()
		return err
	}, nil
}

func accept(l net.Listener, token string, take func(Request)) {
	for {
		conn, err := l.Accept()
		if err != nil {
			return // closed; nothing else ends the loopback network
		}
		go serve(conn, token, take)
	}
}

// serve answers one caller. One who has no token or breaks off gets no answer,
// and nobody here needs to know.
func serve(conn net.Conn, token string, take func(Request)) {
	defer conn.Close() //nolint:errcheck // the caller has its answer, or none
	var m message
	if conn.SetDeadline(time.Now().Add(patience)) != nil || receive(conn, &m) != nil ||
		subtle.ConstantTimeCompare([]byte(m.Token), []byte(token)) != 1 {
		return
	}
	take(m.Request)
	_ = conn.SetDeadline(time.Now().Add(patience)) // a caller that is gone does not wait for it
	_, _ = io.WriteString(conn, yes)
}

// receive reads one line.
func receive(conn net.Conn, m *message) error {
	line, err := bufio.NewReader(io.LimitReader(conn, most)).ReadBytes('\n')
	if err != nil {
		return err
	}
	return json.Unmarshal(line, m)
}
