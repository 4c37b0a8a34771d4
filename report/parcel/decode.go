package parcel

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"

	"jibiao/report"
)

func decodeHistory(data []byte) ([]report.Step, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var steps []report.Step
	for {
		var line stepJSON
		err := d.Decode(&line)
		if errors.Is(err, io.EOF) {
			return steps, nil
		}
		if err != nil {
			return nil, err
		}
		steps = append(steps, line.step())
	}
}

func (s *stepJSON) step() report.Step {
	step := report.Step{
		No: s.No, Kind: report.StepKind(s.Kind), Of: s.Of, Label: s.Label, At: time.UnixMilli(s.At), Who: s.Who,
	}
	for _, e := range s.Edits {
		step.Edits = append(step.Edits, report.Edit{Key: report.Key(e.Key), Old: e.Old, New: e.New})
	}
	return step
}
