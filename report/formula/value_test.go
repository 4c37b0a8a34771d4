package formula

import (
	"math/big"
	"testing"
)

func TestValue(t *testing.T) {
	r := big.NewRat(1, 2)
	v := Number(r)
	r.SetInt64(7)
	got, ok := v.Number()
	if !ok || got.Cmp(big.NewRat(1, 2)) != 0 {
		t.Errorf("Number keeps %v, %t", got, ok)
	}
	got.SetInt64(7)
	if v.String() != "0.5" {
		t.Errorf("a Number changed through its accessor: %s", v)
	}
	if !Number(nil).IsEmpty() || !Text("").IsEmpty() || !(Value{}).IsEmpty() || Unreadable().IsEmpty() || !Unreadable().IsUnreadable() {
		t.Error("emptiness")
	}
	if s, ok := Text("字").Text(); !ok || s != "字" {
		t.Errorf("Text: %q, %t", s, ok)
	}
	if b, ok := Bool(true).Bool(); !ok || !b {
		t.Errorf("Bool: %t, %t", b, ok)
	}
	_, isNumber := Text("1").Number()
	_, isText := v.Text()
	_, isBool := Empty().Bool()
	if isNumber || isText || isBool {
		t.Error("an accessor answers for another kind")
	}
	for v, want := range map[*Value]string{
		ptr(Empty()): "", ptr(Unreadable()): "无法识别", ptr(Bool(true)): "是", ptr(Bool(false)): "否",
		ptr(mustNumber("1234567.50")): "1234567.5", ptr(mustNumber("-1/100000000000")): "0", ptr(Text("字")): "字",
	} {
		if v.String() != want {
			t.Errorf("%#v prints %q, want %q", v, v, want)
		}
	}
}

func ptr(v Value) *Value { return &v }
