package report

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestReadDate(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"2024年4月22日", "2024年4月22日"},
		{"2019年06月18日", "2019年6月18日"},
		{"2021 年 4 月 22 日", "2021年4月22日"},
		{"2021　年4月22号", "2021年4月22日"},
		{"2024-04-22", "2024年4月22日"},
		{"2024/4/22", "2024年4月22日"},
		{"2024.4.22", "2024年4月22日"},
		{"20240422", "2024年4月22日"},
		{"２０２４年４月２２日", "2024年4月22日"},
		{"２０２４－４－２２", "2024年4月22日"},
		{"二〇二四年三月十五日", "2024年3月15日"},
		{"二○二四年十二月三十一日", "2024年12月31日"},
		{"二零二四年十月二十日", "2024年10月20日"},
		{"二O二四年十月二十日", "2024年10月20日"},
		{"二〇二四年一月廿三日", "2024年1月23日"},
		{"2024年2月29日", "2024年2月29日"},
		{"2023年2月29日", ""},
		{"2023年13月1日", ""},
		{"2023年0月1日", ""},
		{"二〇二四年三月五三日", ""},
		{"二〇二四年三月四十日", ""},
		{"2024年4月", ""},
		{"2024年1月至12月", ""},
		{"2024年度", ""},
		{"4月22日", ""},
		{"202404221", ""},
		{"", ""},
	} {
		day, ok := ReadDate(test.text)
		got := ""
		if ok {
			got = PrintDate(day)
		}
		if got != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, got, test.want)
		}
	}
}

func TestLawDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 80000).Draw(t, "day"))
		text := day.Format(rapid.SampledFrom([]string{"2006年1月2日", "2006-01-02", "2006/1/2", "20060102", "2006 年 01 月 02 日"}).Draw(t, "writing"))
		if got, ok := ReadDate(text); !ok || !got.Equal(day) {
			t.Fatalf("%s is read as %s, %v", text, got, ok)
		}
		f := Field{Kind: KindDate}
		if got := f.Tidy(text); got != PrintDate(day) || f.Tidy(got) != got {
			t.Fatalf("%s is printed as %s", text, got)
		}
	})
}

func TestTidyKeepsWhatIsNoDate(t *testing.T) {
	f := Field{Kind: KindDate}
	for _, text := range []string{"2024年1月至12月", "2023年2月30日", "年  月  日", "长期"} {
		if got := f.Tidy(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}
