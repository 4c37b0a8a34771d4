package office

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/go-ole/go-ole"
	"github.com/go-ole/go-ole/oleutil"
	"golang.org/x/sys/windows/registry"
)

// servers are the programs that can be driven, by the names that they register.
var servers = []struct{ id, name string }{
	{"KWPS.Application", "WPS"},
	{"WPS.Application", "WPS"},
	{"Word.Application", "Word"},
}

// automation is a Converter for what is registered. It does not start it.
func automation() (Converter, bool) {
	program, err := os.Executable()
	if err != nil {
		return Converter{}, false
	}
	for _, s := range servers {
		if registered(s.id) {
			return ourselves(s.name, program), true
		}
	}
	return Converter{}, false
}

func registered(id string) bool {
	key, err := registry.OpenKey(registry.CLASSES_ROOT, id+`\CLSID`, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	return key.Close() == nil
}

// automate lets the first program that can make the file from the document.
// It is run in a child process; a dialog that nobody sees may hold it for ever.
func automate(from, to string) error {
	return driveFirst(func(documents *ole.IDispatch) (final bool, err error) {
		return false, saveAs(documents, from, to)
	})
}

// printOut lets the first program that can print the document. One that fails
// while it prints may have printed some of it, so no other one tries then.
func printOut(from string) error {
	return driveFirst(func(documents *ole.IDispatch) (final bool, err error) {
		err = withDocument(documents, from, func(document *ole.IDispatch) error {
			final = true
			const background = false // it returns when the printer's queue has it all
			_, err := oleutil.CallMethod(document, "PrintOut", background)
			return err
		})
		return final, err
	})
}

// driveFirst has the programs that are registered do something with their
// documents, one after the other until one succeeds, or has failed for good.
func driveFirst(do func(documents *ole.IDispatch) (final bool, err error)) error {
	runtime.LockOSThread() // COM counts by thread
	defer runtime.UnlockOSThread()
	const alreadyDone = 1 // S_FALSE
	err := ole.CoInitializeEx(0, ole.COINIT_APARTMENTTHREADED)
	if code := codeOf(err); err != nil && code != alreadyDone {
		return fmt.Errorf("start COM: %w", err)
	}
	defer ole.CoUninitialize()
	var failures []error
	for _, s := range servers {
		if !registered(s.id) {
			continue
		}
		final, err := drive(s.id, do)
		if err == nil {
			return nil
		}
		err = fmt.Errorf("%s: %w", s.id, err)
		if final { // that no other one was driven says nothing then
			return err
		}
		failures = append(failures, err)
	}
	return errors.Join(append(failures, errors.New("no program did it"))...)
}

// drive starts a program by COM and does something with its documents.
func drive(id string, do func(documents *ole.IDispatch) (final bool, err error)) (final bool, err error) {
	unknown, err := oleutil.CreateObject(id)
	if err != nil {
		return false, fmt.Errorf("%w: start: %w", ErrUndriven, err)
	}
	defer unknown.Release()
	app, err := unknown.QueryInterface(ole.IID_IDispatch)
	if err != nil {
		return false, fmt.Errorf("%w: ask for IDispatch: %w", ErrUndriven, err)
	}
	defer app.Release()
	documents, err := object(oleutil.GetProperty(app, "Documents"))
	if err != nil {
		return false, fmt.Errorf("%w: ask for the documents: %w", ErrUndriven, err)
	}
	defer documents.Release()
	// WPS may hand over the instance that the user works in. That is neither
	// hidden nor quit.
	if n, err := count(documents); err != nil || n > 0 {
		return false, errors.Join(fmt.Errorf("%w: documents are open in it", ErrUndriven), err)
	}
	defer func() {
		if left := quit(app, documents); err != nil { // what was done counts, whatever comes after
			err = errors.Join(err, left)
		}
	}()
	if err := silence(app); err != nil {
		return false, err
	}
	return do(documents)
}

// silence hides the program, its questions and its macros, as far as it knows
// of such settings.
func silence(app *ole.IDispatch) error {
	for _, s := range []struct {
		property string
		value    any
	}{
		{"Visible", false},
		{"DisplayAlerts", 0},      // wdAlertsNone
		{"AutomationSecurity", 3}, // msoAutomationSecurityForceDisable
	} {
		const unknownName, notFound = 0x80020006, 0x80020003
		_, err := oleutil.PutProperty(app, s.property, s.value)
		if code := codeOf(err); err != nil && code != unknownName && code != notFound {
			return fmt.Errorf("set %s: %w", s.property, err)
		}
	}
	return nil
}

// saveAs saves the document anew, as what the name of the file to make says.
func saveAs(documents *ole.IDispatch, from, to string) error {
	return withDocument(documents, from, func(document *ole.IDispatch) error {
		format := targetOf(to).number
		_, err := oleutil.CallMethod(document, "SaveAs2", to, format)
		if err == nil {
			return nil
		}
		if _, old := oleutil.CallMethod(document, "SaveAs", to, format); old != nil { // before Word 2010
			return fmt.Errorf("save the document: %w", errors.Join(err, old))
		}
		return nil
	})
}

// withDocument opens the document for reading, and closes it when something was
// done with it. The password is one that no document has: with it, Word fails
// where it would ask.
func withDocument(documents *ole.IDispatch, from string, do func(document *ole.IDispatch) error) (err error) {
	const confirm, readOnly, recent, password = false, true, false, "jibiao has no password"
	document, err := object(oleutil.CallMethod(documents, "Open", from, confirm, readOnly, recent, password))
	if err != nil {
		return fmt.Errorf("open the document: %w", err)
	}
	defer document.Release()
	defer func() {
		const discard = 0 // wdDoNotSaveChanges
		if _, left := oleutil.CallMethod(document, "Close", discard); err != nil {
			err = errors.Join(err, left)
		}
	}()
	return do(document)
}

// targetOf is the target that a file is to be made for.
func targetOf(path string) target {
	if strings.EqualFold(filepath.Ext(path), pdf.suffix) {
		return pdf
	}
	return docx
}

// quit ends the program, unless somebody has opened a document in it meanwhile.
func quit(app, documents *ole.IDispatch) error {
	if n, err := count(documents); err != nil || n > 0 {
		return err
	}
	const discard = 0
	_, err := oleutil.CallMethod(app, "Quit", discard)
	return err
}

func count(documents *ole.IDispatch) (int32, error) {
	n, err := oleutil.GetProperty(documents, "Count")
	if err != nil {
		return 0, err
	}
	return int32(n.Val), nil // a VT_I4: the other half is not set
}

// object is the object that a call gave.
func object(v *ole.VARIANT, err error) (*ole.IDispatch, error) {
	if err != nil {
		return nil, err
	}
	if o := v.ToIDispatch(); o != nil {
		return o, nil
	}
	return nil, errors.New("no object was given")
}

// codeOf is the HRESULT of an error of COM, or 0.
func codeOf(err error) uint32 {
	var failed *ole.OleError
	if errors.As(err, &failed) {
		return uint32(failed.Code())
	}
	return 0
}
