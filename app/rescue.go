package app

import (
	"maps"
	"path/filepath"
	"slices"

	"jibiao/report"
	"jibiao/report/explain"
	"jibiao/report/outfile"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// A rescue is a copy of the open report that was made elsewhere because it
// could not be saved.
type rescue struct {
	path   string
	values report.Values // as they are in it
}

// holds says whether nothing was typed since.
func (r *rescue) holds(values report.Values) bool { return maps.Equal(r.values, values) }

// retry tries at once to save what could not be.
func (v *reportView) retry() {
	v.app.inBackground(func() func() {
		left := v.saver.flush()
		return func() {
			if left > 0 {
				v.status.tell("又试了一次，还是没有存上")
			}
		}
	})
}

// saveElsewhere asks for a folder, puts the report as it is in the window into
// it, and goes on.
func (v *reportView) saveElsewhere(then func()) {
	v.app.chooseFolder("另存到哪个文件夹？", v.app.options.Documents, func(dir string) { v.rescueTo(dir, then) })
}

func (v *reportView) rescueTo(dir string, then func()) {
	v.pane.Settle()
	made := rescue{values: v.draft.Values()}
	write := v.copier()
	v.app.inBackground(func() func() {
		var err error
		made.path, err = write(filepath.Join(dir, outfile.CleanName(v.bundle.Form.TitleOf(made.values))))
		return func() {
			if err != nil {
				v.app.ask("另存没有成功", explain.Error(err), choice{label: "取消"},
					choice{label: "换一个文件夹…", strong: true, do: func() { v.saveElsewhere(then) }})
				return
			}
			v.rescue = &made
			v.status.copied(made.path)
			then()
		}
	})
}

// copier takes the report as it is now; what it returns writes it in the
// background under a path without an extension, and returns the file's: all of
// the report in one file or, if that cannot be made, the Word file.
func (v *reportView) copier() func(stem string) (path string, err error) {
	values, whole := v.draft.Values(), v.whole()
	return func(stem string) (string, error) {
		if kept, err := v.app.store.Export(v.id); err == nil { // what cannot be read now is left out
			whole.Versions = kept.Versions
		}
		suffix := parcel.Suffix
		data, err := pack(whole)
		if err != nil {
			suffix = docxSuffix
			data, err = v.bundle.Fill(values)
		}
		if err != nil {
			return "", err
		}
		path := outfile.FreeName(stem + suffix)
		return path, outfile.Write(path, data)
	}
}

// whole is the report as it is in the window, without its versions: these are
// in the store only.
func (v *reportView) whole() store.Whole {
	log := slices.Clone(v.draft.Log())
	w := store.Whole{
		Bundle: parcel.Form(v.bundle), State: store.Draft, Created: v.stored.Created, Changed: v.stored.Changed,
		Cell: v.current(), Values: v.draft.TypedAt(int64(len(log))), Steps: log,
	}
	if n := len(log); n > 0 {
		w.Changed = log[n-1].At
	}
	return w
}

// rescued tells that the copy is there.
func (v *reportView) rescued() {
	path := v.rescue.path
	v.app.ask("已另存一份", path+"\n\n程序仍会继续尝试保存。万一最后没有存上，导入这个文件就能接着用。",
		choice{label: "打开所在文件夹", do: func() { v.app.hand("打开文件夹", v.app.options.ShowInFolder, path) }},
		choice{label: "知道了", strong: true})
}

// askUnsaved says that something could not be saved, and asks whether to go on
// leaving, which is called 退出 or 离开, all the same.
func (v *reportView) askUnsaved(leaving string, goOn func()) {
	a := v.app
	stay := choice{label: "留下"}
	elsewhere := choice{label: "另存到…", strong: true, do: func() { v.saveElsewhere(func() { v.askUnsaved(leaving, goOn) }) }}
	giveUp := choice{label: "放弃修改并" + leaving, do: goOn}
	switch {
	case v.rescue == nil:
		a.ask("还有内容没有保存", "最近的修改没能存到硬盘上，现在"+leaving+"就会丢失。可以先另存一份到别的文件夹。", stay, giveUp, elsewhere)
	case v.rescue.holds(v.draft.Values()):
		a.ask("本机没有存上，另有一份副本", "最近的修改没能存进本机的数据文件，但已另存为：\n"+v.rescue.path+"\n\n下次导入这个文件就能接着用。", stay, choice{label: leaving, strong: true, do: goOn})
	default:
		a.ask("还有内容没有保存", "另存“"+filepath.Base(v.rescue.path)+"”以后又有修改没能存到硬盘上，现在"+leaving+"就会丢失这些修改。", stay, giveUp, elsewhere)
	}
}
