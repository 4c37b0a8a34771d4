; The installer: for one user, without administrator's rights, in Chinese.
; scripts/windows.sh defines VERSION, NUMBERS (0.5.0.0), FILES (the folder with
; what is installed), SIZE (of that in KB), OUT (the file that is made) and SIGN (what
; signs a file).
; Silent: /S installs; /D=folder, the last, where; exit code 2: nothing was done.
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!include MUI2.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh

Name "绩表"
OutFile "${OUT}"
!uninstfinalize '"${SIGN}" "%1"'
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Jibiao"
InstallDirRegKey HKCU "Software\Jibiao" "Folder"
BrandingText "绩表 ${VERSION}"
ManifestSupportedOS Win10
ManifestDPIAware true

VIProductVersion ${NUMBERS}
VIAddVersionKey /LANG=2052 ProductName "绩表"
VIAddVersionKey /LANG=2052 ProductVersion "${VERSION}"
VIAddVersionKey /LANG=2052 FileDescription "绩表安装程序"
VIAddVersionKey /LANG=2052 FileVersion "${VERSION}"
VIAddVersionKey /LANG=2052 CompanyName "绩表项目"
VIAddVersionKey /LANG=2052 LegalCopyright "MIT 许可证"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Jibiao"
!define CLASSES "Software\Classes"

!define MUI_ICON "${FILES}\..\jibiao.ico"
!define MUI_UNICON "${FILES}\..\jibiao.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${FILES}\..\side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装绩表 ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "绩表用来填写部门整体支出绩效评价报告等正式表格，并生成 Word 文件。$\r$\n$\r$\n安装不需要管理员权限，也不需要联网。已有的报告不受影响。"
!define MUI_DIRECTORYPAGE_TEXT_TOP "绩表将安装到下面的文件夹，一般不用改。"
!define MUI_COMPONENTSPAGE_TEXT_TOP "不要桌面上的图标，就去掉“桌面快捷方式”前面的勾。"
!define MUI_COMPONENTSPAGE_TEXT_COMPLIST "安装的内容："
!define MUI_FINISHPAGE_TITLE "绩表安装好了"
!define MUI_FINISHPAGE_TEXT "以后从“开始”菜单打开绩表，也可以双击 .jibiao 报告文件。$\r$\n$\r$\n使用说明在程序右上方的“帮助”里，也可以随时按 F1。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\jibiao.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开绩表"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE SimpChinese

; refuse WHY: ends without having done anything.
!macro refuse why
  MessageBox MB_OK|MB_ICONSTOP "${why}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

; A program that runs cannot be replaced. It holds this mutex (app/platform/instance),
; and so does its watcher (cmd/jibiao/watcher.go) while that asks something. Whatever
; else has its file open, its own processes that end a moment later, shows in that.
!macro notRunning what
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\Jibiao") p .R0'
    ${If} $R0 P<> 0
      System::Call 'kernel32::CloseHandle(p R0)'
    ${ElseIfNot} ${FileExists} "$INSTDIR\jibiao.exe"
      ${Break}
    ${Else}
      ClearErrors
      FileOpen $R0 "$INSTDIR\jibiao.exe" a
      ${IfNot} ${Errors}
        FileClose $R0
        ${Break}
      ${EndIf}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "绩表正在运行。请先退出绩表，弹出的提示也要关上，再点“重试”继续${what}。" /SD IDCANCEL IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

; removeLicences: those that this or an older installer has put there, and the
; folder if nobody has put anything else into it.
!macro removeLicences
  Delete "$INSTDIR\licenses\Jibiao.txt"
  Delete "$INSTDIR\licenses\Noto-fonts.txt"
  Delete "$INSTDIR\licenses\ANGLE.txt"
  Delete "$INSTDIR\licenses\NSIS.txt"
  Delete "$INSTDIR\licenses\THIRD_PARTY.txt"
  RMDir "$INSTDIR\licenses"
!macroend

Section "绩表（必需）" program
  SectionIn RO
  SetOutPath "$INSTDIR"
  ClearErrors
  SetOverwrite try
  ; The smaller one first: what both have in common is then within the dictionary.
  File "${FILES}\jibiao-cli.exe"
  File "${FILES}\jibiao.exe"
  File "${FILES}\libEGL.dll"
  File "${FILES}\libGLESv2.dll"
  SetOverwrite on
  File /r "${FILES}\licenses"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    !insertmacro refuse "文件没有全部写入“$INSTDIR”，可能正被杀毒软件占用，磁盘已满，或者您不能在这个文件夹里写入。请稍候再安装一次，或者换一个文件夹。"
  ${EndIf}

  WriteRegStr HKCU "Software\Jibiao" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "绩表"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "绩表项目"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\jibiao.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  WriteRegStr HKCU "${CLASSES}\.jibiao" "" "Jibiao.Report"
  WriteRegStr HKCU "${CLASSES}\Jibiao.Report" "" "绩表报告"
  WriteRegStr HKCU "${CLASSES}\Jibiao.Report\DefaultIcon" "" "$INSTDIR\jibiao.exe,0"
  WriteRegStr HKCU "${CLASSES}\Jibiao.Report\shell\open\command" "" '"$INSTDIR\jibiao.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; the file types have changed

  CreateShortCut "$SMPROGRAMS\绩表.lnk" "$INSTDIR\jibiao.exe"
SectionEnd

Section "桌面快捷方式" desktop
  CreateShortCut "$DESKTOP\绩表.lnk" "$INSTDIR\jibiao.exe"
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
    !insertmacro refuse "绩表需要 Windows 10 或更新的系统。"
  ${EndIf}
  !insertmacro notRunning "安装"
  ReadRegStr $R1 HKCU "Software\Jibiao" "Folder"
  ${If} $R1 != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\绩表.lnk" ; it was not wanted before
    !insertmacro UnselectSection ${desktop}
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro notRunning "卸载"
FunctionEnd

LangString programText 2052 "绩表程序、开始菜单里的快捷方式和 .jibiao 文件类型。"
LangString desktopText 2052 "在桌面上放一个绩表的图标。"
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${program} $(programText)
  !insertmacro MUI_DESCRIPTION_TEXT ${desktop} $(desktopText)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; The data in $LOCALAPPDATA\Jibiao stays.
Section "Uninstall"
  Delete "$INSTDIR\jibiao.exe"
  Delete "$INSTDIR\jibiao-cli.exe"
  Delete "$INSTDIR\libEGL.dll"
  Delete "$INSTDIR\libGLESv2.dll"
  !insertmacro removeLicences
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\绩表.lnk"
  Delete "$DESKTOP\绩表.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Jibiao"
  ReadRegStr $R0 HKCU "${CLASSES}\.jibiao" ""
  ${If} $R0 == "Jibiao.Report"
    DeleteRegKey HKCU "${CLASSES}\.jibiao"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\Jibiao.Report"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  IfSilent +2
  MessageBox MB_OK|MB_ICONINFORMATION "绩表已卸载。填写的报告还在“$LOCALAPPDATA\Jibiao”里，重新安装后可以接着用。"
SectionEnd
