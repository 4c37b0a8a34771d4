// Package instance lets a second start of the program hand over what it was
// asked for to the first one, which holds the same data folder.
//
// They speak over the loopback network, which is there on every system, for
// everybody, and behind no firewall. How to reach the first start, and a token
// that shows who may, stands in a file beside the data: who can read that file
// can read the data as well. The path of the folder may be of any length.
package instance

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Request is what a start of the program was asked for; none of it is needed.
type Request struct {
	File   string `json:"file,omitempty"` // to be opened; absolute
	Sample bool   `json:"sample,omitempty"`
	Cell   string `json:"cell,omitempty"` // where the focus is to be
}

// A SilentError says that the program which holds the data folder did not take
// a request. Its text is for the clerk.
type SilentError struct {
	Host string // of the other computer; "" = this one
	User bool   // another one of this computer, or the same by remote desktop
	Err  error
}

func (e *SilentError) Error() string {
	if e.Host != "" {
		return "另一台电脑（" + e.Host + "）上的绩表正在使用这个数据文件夹；请先在那台电脑上退出绩表，或者换一个文件夹。"
	}
	if e.User {
		return "绩表已经在这台电脑上由另一位用户（或者在另一个远程桌面里）打开，正在使用这个数据文件夹；请先在那里退出绩表，或者换一个文件夹。"
	}
	return "绩表已经在运行，但是没有回应，可能正忙，也可能停住了；请过一会儿再试，仍不行时请在任务管理器里结束“绩表”（jibiao）再打开，已保存的内容不会丢失。"
}

func (e *SilentError) Unwrap() error { return e.Err }

// A card is what the file tells of the program that holds the folder.
type card struct {
	Host    string `json:"host"`
	PID     int    `json:"pid"`
	Desktop uint32 `json:"desktop"` // which user's, see desktop
	Address string `json:"address"`
	Token   string `json:"token"`
}

func cardPath(dir string) string { return filepath.Join(dir, "jibiao.run") }

func readCard(dir string) (c card, err error) {
	data, err := os.ReadFile(cardPath(dir))
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, fmt.Errorf("read %s: %w", cardPath(dir), err)
	}
	return c, nil
}

// leave puts the card into the folder, whole or not at all, for this user alone.
func (c card) leave(dir string) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".jibiao.run-*") // with 0600
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), cardPath(dir))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// takeBack removes the card; one that is gone is fine.
func takeBack(dir string) error {
	if err := os.Remove(cardPath(dir)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
