package app

import (
	"encoding/json"
	"fmt"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// words are the toolkit's own texts, for its dialogs and menus. Fyne has
// a Chinese translation, but follows the system's language and says 不 for No.
var words = map[string]string{
	"Cancel": "取消", "Confirm": "确定", "Copy": "复制", "Cut": "剪切", "Error": "出错了", "No": "否", "OK": "知道了",
	"Paste": "粘贴", "Quit": "退出", "Redo": "重做", "Select all": "全选", "Undo": "撤销", "Yes": "是",
}

// speakChinese makes the toolkit speak Chinese on every system, whatever its
// language is set to: the words replace those of each language that it knows.
var speakChinese = sync.OnceValue(func() error {
	data, err := json.Marshal(words)
	if err != nil {
		return fmt.Errorf("translations: %w", err)
	}
	for _, locale := range []string{"en", "cs", "de", "el", "es", "fr", "ja", "pl", "pt", "pt_BR", "ru", "sv", "ta", "uk", "zh_Hans"} {
		if err := lang.AddTranslations(fyne.NewStaticResource(locale+".json", data)); err != nil {
			return fmt.Errorf("translations for %s: %w", locale, err)
		}
	}
	return nil
})
