package parcel_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jibiao/report/explain"
	"jibiao/report/parcel"
	"jibiao/report/store"
)

// damages are what disks, sticks and mail do to a file.
var damages = []func(r *rand.Rand, file []byte) []byte{
	func(r *rand.Rand, file []byte) []byte { // a bit
		file[r.IntN(len(file))] ^= 1 << r.IntN(8)
		return file
	},
	func(r *rand.Rand, file []byte) []byte { // some bytes
		for range 1 + r.IntN(20) {
			file[r.IntN(len(file))] = byte(r.IntN(256))
		}
		return file
	},
	func(r *rand.Rand, file []byte) []byte { // a sector of zeros
		from := r.IntN(len(file))
		clear(file[from:min(from+512, len(file))])
		return file
	},
	func(r *rand.Rand, file []byte) []byte { return file[:r.IntN(len(file))] }, // the end
	func(r *rand.Rand, file []byte) []byte { // a piece out of the middle
		from := r.IntN(len(file))
		return slices.Delete(file, from, min(from+1+r.IntN(100), len(file)))
	},
}

// Whatever happens to a file, it is read as it was written or refused in words;
// and what is salvaged of it is as it was written.
func TestFiveHundredDamages(t *testing.T) {
	want := parcel.Sample(t)
	file := parcel.Written(t, want)
	refused, whole, salvaged := 0, 0, 0
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 5))
		damaged := damages[seed%uint64(len(damages))](r, slices.Clone(file))
		got, err := parcel.Read(damaged)
		if err == nil {
			if d := parcel.Differ(want, got); d != "" {
				t.Fatalf("damage %d: read other than written (-want +got):\n%s", seed, d)
			}
		} else {
			refused++
			if s := explain.Error(err); strings.Contains(s, "意外") {
				t.Errorf("damage %d: %s", seed, s)
			}
		}
		got, lost, err := parcel.Salvage(damaged, "导入报告文件", want.Bundle) // the form is known here
		switch {
		case err != nil:
			continue
		case lost != nil:
			salvaged++
		default:
			whole++
		}
		wantSalvaged(t, seed, want, got, lost)
	}
	t.Logf("500 damages: %d refused; where the form is known, %d whole all the same, %d in part", refused, whole, salvaged)
	if refused < 400 || whole < 100 || salvaged < 50 {
		t.Error("too few to tell anything")
	}
}

// wantSalvaged holds what is left to be what was written.
func wantSalvaged(t *testing.T, seed uint64, want, got store.Whole, lost *parcel.LossError) {
	t.Helper()
	if lost != nil && lost.History != nil {
		want.Versions, want.Steps, got.Steps = nil, nil, nil
	}
	if lost != nil && lost.Versions != nil {
		want.Versions = slices.Clone(want.Versions)
		for i := range got.Versions {
			if got.Versions[i].Document == "" {
				want.Versions[i].Document, want.Versions[i].Content = "", nil
			}
		}
		if got.Versions == nil {
			want.Versions = nil
		}
	}
	if d := parcel.Differ(want, got); d != "" {
		t.Fatalf("damage %d: salvaged other than written (-want +got):\n%s", seed, d)
	}
}
