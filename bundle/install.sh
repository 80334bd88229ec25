#!/bin/sh
# 安装 nianbao，不联网：sh install.sh [安装到哪个文件夹]     Installs nianbao without a network: sh install.sh [FOLDER]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
target=${1:-"$here/nianbao"}

found=
for release in @PYTHON@; do
    for name in "${PYTHON:-python$release}" "python$release" python3; do
        if [ -z "$found" ] && command -v "$name" >/dev/null 2>&1 &&
            [ "$("$name" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$release" ]; then
            found=$name
            wanted=$release
        fi
    done
done
if [ -z "$found" ]; then
    printf '%s\n' "找不到可用的 Python。本安装包适用于 Python @PYTHON@；装在别处的，用 PYTHON=/路径/python3 sh install.sh 指明。" \
        "No Python that fits: this bundle is for Python @PYTHON@. Name one elsewhere by PYTHON=/path/python3 sh install.sh" >&2
    exit 1
fi
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    printf '%s\n' "$found 缺少 venv 模块：请安装系统软件包 python3-venv（或 python$wanted-venv）。" \
        "$found has no venv: install the package python3-venv." >&2
    exit 1
fi

printf '%s\n' "正在用 $found 安装到 $target … / Installing with $found into $target …"
"$found" -m venv --clear "$target"
PIP_CONFIG_FILE=/dev/null
PIP_NO_INDEX=1
PIP_DISABLE_PIP_VERSION_CHECK=1
export PIP_CONFIG_FILE PIP_NO_INDEX PIP_DISABLE_PIP_VERSION_CHECK
unset PYTHONHOME PYTHONPATH PIP_TARGET PIP_USER PIP_PREFIX 2>/dev/null || true
"$target/bin/python" -m pip install --quiet --find-links "$here/wheels" --require-hashes -r "$here/requirements-$wanted.txt"
"$target/bin/python" -m pip install --quiet --no-deps "$here"/wheels/nianbao-*.whl
"$target/bin/nianbao" --version
printf '%s\n' "安装完成。试一试 / Done. Try:" "  $target/bin/nianbao extract $here/samples --out $here/results"
