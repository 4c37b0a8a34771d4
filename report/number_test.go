package report

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestReadNumberAndTidy(t *testing.T) {
	money := Field{Key: "a", Kind: KindMoney, Unit: "万元"}
	number := Field{Key: "a", Kind: KindNumber}
	percent := Field{Key: "a", Kind: KindPercent}
	const none = "none" // not a number; the text stays
	tests := []struct {
		field Field
		text  string
		read  string // as a fraction
		tidy  string
	}{
		{money, "1286.4", "6432/5", "1286.4"},
		{money, " 1286.40 ", "6432/5", "1286.4"},
		{money, "1,286.4", "6432/5", "1286.4"},
		{money, "１，２８６．４０", "6432/5", "1286.4"},
		{money, "１,２３４.50", "2469/2", "1234.5"},
		{money, "1286.4万元", "6432/5", "1286.4"},
		{money, "1286.4 万元", "6432/5", "1286.4"},
		{money, "0", "0", "0"},
		{money, "0.00", "0", "0"},
		{money, "-13.6", "-68/5", "-13.6"},
		{money, "－0", "0", "0"},
		{money, ".5", "1/2", "0.5"},
		{money, "007", "7", "7"},
		{money, "123456789012345678901234.56", "3086419725308641972530864/25", "123456789012345678901234.56"},
		{money, "0.000001", "1/1000000", "0.000001"},
		{money, "0.00000049", "49/100000000", "0.00000049"}, // finer than is printed: kept
		{money, "1,2345", none, "1,2345"},
		{money, "1286.4元", none, "1286.4元"},
		{money, "约1286.4", none, "约1286.4"},
		{money, "1286.4（含结转）", none, "1286.4（含结转）"},
		{money, "一千万", none, "一千万"},
		{money, "1e3", none, "1e3"},
		{money, "50%", none, "50%"},
		{money, "万元", none, "万元"},
		{money, "", none, ""},
		{number, "26", "26", "26"},
		{number, "２６.0", "26", "26"},
		{number, "26项", none, "26项"},
		{percent, "96.53%", "9653/100", "96.53%"},
		{percent, "96.53％", "9653/100", "96.53%"},
		{percent, "９６．５３ ％", "9653/100", "96.53%"},
		{percent, "96.530%", "9653/100", "96.53%"},
		{percent, "96.53", "9653/100", "96.53%"},
		{percent, "0.9653", "9653/100", "96.53%"},
		{percent, "1", "100", "100%"},
		{percent, "1.0", "100", "100%"},
		{percent, "1%", "1", "1%"},
		{percent, "0.5%", "1/2", "0.5%"},
		{percent, "1.01", "101/100", "1.01%"},
		{percent, "100", "100", "100%"},
		{percent, "100%", "100", "100%"},
		{percent, "0", "0", "0%"},
		{percent, "-0.05", "-5", "-5%"},
		{percent, "-5%", "-5", "-5%"},
		{percent, "%", none, "%"},
		{percent, "96.53%%", none, "96.53%%"},
		{percent, "全部", none, "全部"},
		{percent, "0.1234567890123", "1234567890123/100000000000", "0.1234567890123"},
		{Field{Kind: KindText}, "1,286.40", none, "1,286.40"},
		{Field{Kind: KindParagraphs}, " １ ", none, " １ "},
		{Field{Kind: KindChoice}, "2024", none, "2024"},
		{Field{Kind: KindDate}, "2024年4月22日", none, "2024年4月22日"},
		{Field{Kind: KindYear}, "2024", none, "2024年度"},
		{Field{Kind: KindYear}, " 2024 年 ", none, "2024年度"},
		{Field{Kind: KindYear}, "２０２４年度", none, "2024年度"},
		{Field{Kind: KindYear}, "二〇二四年度", none, "2024年度"},
		{Field{Kind: KindYear}, "二○二四", none, "2024年度"},
		{Field{Kind: KindYear}, "二零二四年", none, "2024年度"},
		{Field{Kind: KindYear}, "2024年度", none, "2024年度"},
		{Field{Kind: KindYear}, "2024年度（预算）", none, "2024年度（预算）"},
		{Field{Kind: KindYear}, "2024年3月", none, "2024年3月"},
		{Field{Kind: KindYear}, "2023-2024年度", none, "2023-2024年度"},
		{Field{Kind: KindYear}, "24年度", none, "24年度"},
		{Field{Kind: KindYear}, "9999", none, "9999"},
		{Field{Kind: KindYear}, "本年度", none, "本年度"},
	}
	for _, tt := range tests {
		read := none
		if n, ok := tt.field.ReadNumber(tt.text); ok {
			read = n.RatString()
		}
		if read != tt.read {
			t.Errorf("%s: ReadNumber(%q) = %s, want %s", tt.field.Kind, tt.text, read, tt.read)
		}
		if got := tt.field.Tidy(tt.text); got != tt.tidy {
			t.Errorf("%s: Tidy(%q) = %q, want %q", tt.field.Kind, tt.text, got, tt.tidy)
		}
	}
}

// Tidy never changes the amount, and changes its own work no more.
func TestTidyLaws(t *testing.T) {
	kinds := rapid.SampledFrom([]Kind{KindText, KindMoney, KindPercent, KindNumber, KindYear})
	text := rapid.OneOf(
		rapid.StringMatching(`[-－]?[0-9０-９]{1,5}([.．][0-9]{1,9})?[ %％]?`),
		rapid.StringMatching(`[0-9]{1,3}(,[0-9]{3}){0,3}(万元)?`),
		rapid.StringMatching(`(19|20|２０|二〇)[0-9][0-9一] ?(年|年度)?`),
		rapid.String(),
	)
	rapid.Check(t, func(t *rapid.T) {
		f := Field{Key: "a", Kind: kinds.Draw(t, "kind"), Unit: "万元"}
		s := text.Draw(t, "text")
		tidy := f.Tidy(s)
		before, readable := f.ReadNumber(s)
		after, still := f.ReadNumber(tidy)
		if readable != still || readable && before.Cmp(after) != 0 {
			t.Fatalf("%s: %q is %v, tidied %q is %v", f.Kind, s, show(before), tidy, show(after))
		}
		if again := f.Tidy(tidy); again != tidy {
			t.Fatalf("%s: %q is tidied to %q and then to %q", f.Kind, s, tidy, again)
		}
	})
}

func show(r *big.Rat) string {
	if r == nil {
		return "no number"
	}
	return r.RatString()
}
