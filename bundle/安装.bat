@echo off
rem 安装 nianbao，不联网：双击，或 安装.bat 安装到哪个文件夹
setlocal
set "HERE=%~dp0"
set "TARGET=%~1"
if "%TARGET%"=="" set "TARGET=%HERE%nianbao"
set "FOUND="
for %%R in (@PYTHON@) do (
  if not defined FOUND py -%%R -c "import venv, ensurepip" >nul 2>nul && set "FOUND=py -%%R" && set "WANTED=%%R"
)
if not defined FOUND for %%R in (@PYTHON@) do (
  if not defined FOUND python -c "import sys, venv; sys.exit('%%R' != '.'.join(map(str, sys.version_info[:2])))" >nul 2>nul && set "FOUND=python" && set "WANTED=%%R"
)
if not defined FOUND (
  echo 找不到可用的 Python。本安装包适用于 Python @PYTHON@，请先安装。
  pause
  exit /b 1
)
echo 正在用 %FOUND% 安装到 %TARGET% ...
set "PIP_CONFIG_FILE=nul"
set "PIP_NO_INDEX=1"
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
%FOUND% -m venv --clear "%TARGET%" || goto failed
"%TARGET%\Scripts\python.exe" -m pip install --quiet --find-links "%HERE%wheels" --require-hashes -r "%HERE%requirements-%WANTED%.txt" || goto failed
for %%W in ("%HERE%wheels\nianbao-*.whl") do "%TARGET%\Scripts\python.exe" -m pip install --quiet --no-deps "%%~W" || goto failed
"%TARGET%\Scripts\nianbao.exe" --version || goto failed
echo 安装完成。试一试：
echo   "%TARGET%\Scripts\nianbao.exe" extract "%HERE%samples" --out "%HERE%results"
pause
exit /b 0
:failed
echo 安装没有完成，请看上面的提示。
pause
exit /b 1
