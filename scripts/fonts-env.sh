# shellcheck shell=bash
# Sourced: lets LibreOffice set the official forms with the project's own fonts,
# the same pages on every machine. Writes build/fonts.conf and exports
# FONTCONFIG_FILE. Pictures made with it show Noto where Word shows 仿宋 and 小标宋.
fonts_env() {
	local root
	root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
	mkdir -p "$root/build"
	{
		cat <<-XML
			<?xml version="1.0"?>
			<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
			<fontconfig>
			<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
			<dir>$root/assets/fonts</dir>
			<cachedir>$root/build/fontconfig</cachedir>
		XML
		local name
		for name in 仿宋_GB2312 仿宋 FangSong 宋体 SimSun 新宋体 方正小标宋简体 方正小标宋_GBK 楷体_GB2312 楷体 KaiTi; do
			font_alias "$name" 'Noto Serif SC'
		done
		for name in 黑体 SimHei 微软雅黑 'Microsoft YaHei'; do
			font_alias "$name" 'Noto Sans SC'
		done
		echo '</fontconfig>'
	} >"$root/build/fonts.conf.new"
	mv "$root/build/fonts.conf.new" "$root/build/fonts.conf" # whole, also for a reader at this moment
	export FONTCONFIG_FILE=$root/build/fonts.conf
}

# font_alias WANTED GIVEN
font_alias() {
	echo "<match target=\"pattern\"><test name=\"family\"><string>$1</string></test>" \
		"<edit name=\"family\" mode=\"assign\" binding=\"same\"><string>$2</string></edit></match>"
}

fonts_env
