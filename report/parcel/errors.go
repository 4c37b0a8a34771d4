package parcel

import (
	"errors"
	"fmt"

	"jibiao/report"
)

// Refusals that have nothing more to say, for errors.Is.
var (
	ErrForeign = errors.New("not a parcel") // another kind of file
	ErrTooBig  = errors.New("bigger than any report")
)

// A NewerError refuses a parcel of a later version of the program.
type NewerError struct{ Found, Known int } // formats

func (e *NewerError) Error() string {
	return fmt.Sprintf("parcel format %d is newer than %d", e.Found, e.Known)
}

// A MissingError names a part that is not there.
type MissingError struct{ Part string }

func (e *MissingError) Error() string { return "part " + e.Part + " is missing" }

// A DamagedError names a part that is not what was written.
type DamagedError struct {
	Part string
	Err  error
}

func (e *DamagedError) Error() string { return fmt.Sprintf("part %q is damaged: %v", e.Part, e.Err) }

// Unwrap is the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// A FormError refuses a parcel whose form does not open. Its text is for the
// clerk, as that of its cause.
type FormError struct{ Err error }

func (e *FormError) Error() string { return "报告文件里的表单无法打开: " + e.Err.Error() }

// Unwrap is the cause.
func (e *FormError) Unwrap() error { return e.Err }

// A KeyError names a value of which the form knows nothing.
type KeyError struct{ Key report.Key }

func (e *KeyError) Error() string { return fmt.Sprintf("the form has no place %q", e.Key) }

// A MismatchError names the first place where the values do not follow from the
// history, seen from its end.
type MismatchError struct {
	Step int64
	Key  report.Key
}

func (e *MismatchError) Error() string {
	return fmt.Sprintf("step %d did not leave what is in %q", e.Step, e.Key)
}

// A LossError says that the values are whole, but not all that goes with them.
// [Salvage] reads what is.
type LossError struct {
	History  error // why there is no history, and so there are no versions; nil = it is whole
	Versions error // why versions, or the Word files of some, are not there; nil = they are
}

func (e *LossError) Error() string { return fmt.Sprintf("parts lost: %v", errors.Join(e.Unwrap()...)) }

// Unwrap is what was lost.
func (e *LossError) Unwrap() []error {
	var all []error
	for _, err := range []error{e.History, e.Versions} {
		if err != nil {
			all = append(all, err)
		}
	}
	return all
}
