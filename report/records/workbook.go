package records

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a workbook may unpack to, in bytes, and the widest row. Sheets longer
// than inMemory go through a temporary file.
const (
	maxUnpacked = 512 << 20
	inMemory    = 16 << 20
	maxColumns  = 4096
)

// A workbook is an open .xlsx file. The library is shielded: it is not meant
// for hostile files, and panics at some.
type workbook struct {
	name string
	file *excelize.File
}

func readWorkbook(in io.Reader, name string) (b *workbook, err error) {
	defer shield(name, &err)
	data, err := io.ReadAll(io.LimitReader(in, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("文件“%s”无法读取: %w", name, err)
	}
	if len(data) > MaxSize {
		return nil, refuse("文件“%s”超过 %d MB，没有读取", name, MaxSize>>20)
	}
	file, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: inMemory,
		CultureInfo: excelize.CultureNameZhCN, ShortDatePattern: "yyyy/m/d", LongDatePattern: "yyyy年m月d日",
	})
	if err != nil && file != nil {
		err = errors.Join(err, file.Close())
	}
	if err != nil {
		return nil, unreadable(name, err)
	}
	return &workbook{name, file}, nil
}

// unreadable says why a workbook cannot be read.
func unreadable(name string, cause any) *Error {
	if text := fmt.Sprint(cause); strings.HasPrefix(text, "unzip size exceeds") {
		return refuse("文件“%s”解压后超过 %d MB，没有读取", name, maxUnpacked>>20)
	}
	return refuse("文件“%s”不是完好的 Excel 工作簿（.xlsx），请用 Excel 或 WPS 打开后另存一份再试（%v）", name, cause)
}

func shield(name string, err *error) {
	if r := recover(); r != nil {
		*err = unreadable(name, r)
	}
}

// A row is a row of a sheet that holds anything.
type row struct {
	number int // as Excel shows it, from 1
	cells  []string
}

// cell is the text in the column, counted from 0.
func (r row) cell(column int) string {
	if column >= len(r.cells) {
		return ""
	}
	return r.cells[column]
}

// rows goes through a sheet's rows that hold anything.
func (b *workbook) rows(sheet string) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		rows, err := b.open(sheet)
		if err != nil {
			yield(row{}, err)
			return
		}
		for number := 1; ; number++ {
			cells, more, err := b.next(rows)
			if err == nil && !more {
				err = rows.Close()
			}
			if err != nil {
				yield(row{}, errors.Join(err, rows.Close()))
				return
			}
			if !more || len(cells) > 0 && !yield(row{number, cells}, nil) {
				return
			}
		}
	}
}

func (b *workbook) open(sheet string) (rows *excelize.Rows, err error) {
	defer shield(b.name, &err)
	if rows, err = b.file.Rows(sheet); err != nil {
		return nil, unreadable(b.name, err)
	}
	return rows, nil
}

// next is the next row's texts, none for a row that holds nothing.
func (b *workbook) next(rows *excelize.Rows) (cells []string, more bool, err error) {
	defer shield(b.name, &err)
	if !rows.Next() {
		return nil, false, nil
	}
	if cells, err = rows.Columns(); err != nil {
		return nil, false, unreadable(b.name, err)
	}
	filled := 0
	for i := range cells {
		if cells[i] = strings.Trim(cells[i], " "); cells[i] != "" {
			filled = i + 1
		}
	}
	if filled > maxColumns {
		return nil, false, refuse("文件“%s”有一行超过 %d 列，没有读取", b.name, maxColumns)
	}
	return cells[:filled], true, nil
}

// columnName is the letter of a column, counted from 0.
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return "?" // not reached: the sheet had it
	}
	return name
}
