// Package adopt turns a blank official form into one that can be filled: it
// reads where a clerk would write and how each of these places is called.
//
// [Propose] is pure inference. It knows no particular form, only how official
// forms are laid out:
//
//   - an empty cell beside or under captions takes a value and is named by
//     them; under a head of columns it is named by its row and its column;
//   - a run of alike empty rows under a head repeats;
//   - 填报人：____, underlined blanks, tabs that draw a line, 年 月 日 and a
//     colon at the end take a value in the midst of text;
//   - a prompt （结合自评情况，200字以内） stands where the value goes; it is
//     replaced and becomes the field's help;
//   - Word's content controls say themselves what they take.
//
// A list of boxes, □单位自评 □部门评价, is one field. Its value is the whole
// list as it is printed, with a box ticked: ☑单位自评 □部门评价. So the paper
// keeps every option, and what is read back is what was printed; the choices
// of the field are the lists with one box ticked.
//
// A name is the caption without blanks, numbering, brackets and marks. What
// stands further out (group, head, caption above, section) qualifies it only
// where two places have one name, so that a row added elsewhere renames
// nothing. What cannot be known is marked as a guess.
package adopt
