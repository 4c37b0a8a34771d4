package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibiao/report/office"
)

// oldWord is enough of a .doc to be known for one.
var oldWord = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Join(strings.Split("WordDocument", ""), "\x00") + "\x00")

// oldFile puts a .doc where the clerk can find it.
func (c *clerk) oldFile() string {
	c.Helper()
	path := filepath.Join(c.dir, "去年 的.doc")
	if err := os.WriteFile(path, oldWord, 0o644); err != nil {
		c.Fatal(err)
	}
	return path
}

func TestOldFormatIsConvertedAndRead(t *testing.T) {
	c := withSample(t)
	want := c.app.open.draft.Values()
	modern, err := os.ReadFile(c.exported("报告.docx"))
	if err != nil {
		t.Fatal(err)
	}
	c.press("‹ 报告库")
	begin := make(chan struct{})
	c.app.options.Convert = func(_ context.Context, data []byte, name string) ([]byte, error) {
		<-begin
		if string(data) != string(oldWord) || name != "去年 的.doc" {
			return nil, errors.New("another file was given")
		}
		return modern, nil
	}
	c.app.importFile(c.oldFile())
	c.sees("正在转换旧格式的文件…")
	close(begin)
	c.wait("the report", func() bool { return c.app.open != nil })
	c.sees("已从“去年 的.doc”读入 23 个栏目")
	c.press("知道了")
	if top := c.app.window.Canvas().Overlays().Top(); top != nil {
		t.Errorf("a dialog stays: %q", c.texts())
	}
	for k, text := range want {
		c.want(k, text)
	}
}

// hanging is a conversion that only a cancelled context ends.
func (c *clerk) hanging() (ended chan error) {
	ended = make(chan error, 1)
	c.app.options.Convert = func(ctx context.Context, _ []byte, _ string) ([]byte, error) {
		<-ctx.Done()
		ended <- ctx.Err()
		return nil, ctx.Err()
	}
	return ended
}

func TestConversionIsCancelled(t *testing.T) {
	c := newClerk(t)
	ended := c.hanging()
	c.app.importFile(c.oldFile())
	c.press("取消")
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the conversion ended with %v", err)
	}
	c.app.background.Wait()
	(<-c.main)() // what it has to say on the window's goroutine
	c.sees("从这里开始")
	if top := c.app.window.Canvas().Overlays().Top(); top != nil {
		t.Errorf("a dialog stays: %q", c.texts())
	}
}

func TestLeavingStopsAConversion(t *testing.T) {
	c := newClerk(t)
	ended := c.hanging()
	c.app.importFile(c.oldFile())
	c.app.quit()
	if len(ended) != 1 {
		t.Error("the window is closed and the conversion goes on")
	}
}

func TestConversionThatFailsIsSaid(t *testing.T) {
	for says, err := range map[string]error{
		"本机没有找到可以转换它的 Word、WPS 或 LibreOffice": &office.Error{Kind: office.ErrNone, Suffix: ".doc"},

		"等了太久没有结果": &office.Error{Kind: office.ErrTimeout, Suffix: ".doc", Program: "WPS"},
	} {
		t.Run(err.Error(), func(t *testing.T) {
			c := newClerk(t)
			c.app.options.Convert = func(context.Context, []byte, string) ([]byte, error) { return nil, err }
			c.app.importFile(c.oldFile())
			c.app.background.Wait()
			(<-c.main)()
			c.sees(says)
			c.press("知道了")
			c.sees("从这里开始")
		})
	}
}
