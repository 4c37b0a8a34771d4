package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"jibiao/report/batch"
	"jibiao/report/bundle"
	"jibiao/report/records"
)

func batchCommand() command {
	return command{
		name:     "batch",
		usage:    "-t 表单 -d 文件夹|内容.jsonl|内容.xlsx -o 输出文件夹",
		about:    "一次填写许多份报告，每份生成一个 Word 文件；再运行一遍只做没做完的和有改动的",
		rules:    batchRules,
		required: []string{"t", "d", "o"},
		declare: func(f *flag.FlagSet) func(*call, []string) error {
			form := f.String("t", "", aboutForm)
			source := f.String("d", "", "各份报告的`内容`：放着 .json 的文件夹、一行一份的 .jsonl，或一行一份的 .xlsx")
			out := f.String("o", "", "写入的`文件夹`，不存在时新建")
			return func(c *call, _ []string) error { return c.batch(*form, *source, *out) }
		},
	}
}

const batchRules = `
内容的写法：
  文件夹  里面每个 .json 是一份报告，写法与 fill 的 values.json 相同，文件名就是报告名。
  .jsonl  一行一份报告，每行一个对象 {"字段": "内容", …}。
  .xlsx   第一张工作表一行一份报告，第一行写字段名，或只对应一个字段的标题（如“评价年度”）。
          第一列可以写“编号”或“序号”，只用来称呼这份报告。
          重复的行写在另一张工作表里，表名就是重复行的名称（如“指标”），第一行写栏目；
          第一列写属于哪一份报告：与第一张表第一列相同的文字，或第几份（1 是标题下面第一行）；
          第一列空着的，与上一行属于同一份。数字和日期按表里显示的样子填。

生成的文件按报告的标题起名，重名的加 (2)、(3)……。已有的同名文件会被替换。做完的记在输出文件夹的
.jibiao-batch.jsonl 里，内容和表单都没变的下次跳过；删掉它就全部重做。按 Ctrl+C 可以停下，以后接着做。
`

func (c *call) batch(form, from, folder string) (err error) {
	b, err := c.openForm(form)
	if err != nil {
		return err
	}
	source, err := records.Open(from, b.Form)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.Close()) }()
	for _, note := range source.Notes {
		fmt.Fprintln(&c.err, note)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl+C ends the program at once
	return c.fillAll(ctx, b, source, folder)
}

// fillAll says what goes on while it goes on, unlike the other commands.
func (c *call) fillAll(ctx context.Context, b *bundle.Bundle, source *records.Source, folder string) error {
	if _, err := c.err.WriteTo(c.stderr); err != nil {
		return err
	}
	start, p := c.now(), newProgress(c.stderr, c.now)
	job := batch.Job{Form: b.Form, Hash: b.Hash, Fill: b.Fill, Folder: folder, Tell: p.tell}
	sum, err := job.Run(ctx, source.All)
	p.clear()
	fmt.Fprintf(&c.out, "共 %d 份，成功 %d，失败 %d，跳过 %d，用时 %.1f 秒。\n",
		sum.Total(), sum.Done, sum.Failed, sum.Skipped, c.now().Sub(start).Seconds())
	switch {
	case errors.Is(err, context.Canceled):
		return errors.New("已经停下，没有做完；再运行同样的命令会接着做")
	case err != nil || p.err != nil:
		return errors.Join(err, p.err)
	case sum.Failed > 0:
		return errFound
	}
	return nil
}
