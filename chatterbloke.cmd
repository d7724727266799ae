@echo off
rem Starts ChatterBloke. In a source checkout it builds on first use; in an installed product it only runs.
setlocal EnableDelayedExpansion
set "here=%~dp0"
set "here=%here:~0,-1%"
set "java_home="
call :consider "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do call :consider "%%~D"
if not defined java_home (
  echo ChatterBloke needs a JDK 25 or newer: install one ^(for example Eclipse Temurin 25^) or set JAVA_HOME to it. 1>&2
  exit /b 69
)
set "JAVA_HOME=%java_home%"
set "kind=headless"
set "application=org.chatterbloke.cli.application"
set "data="
if "%~1"=="workbench" (
  set "kind=workbench"
  set "application=org.eclipse.e4.ui.workbench.swt.E4Application"
  if defined CHATTERBLOKE_HOME (set "data=-data "%CHATTERBLOKE_HOME%\workbench"") else (set "data=-data "%USERPROFILE%\ChatterBloke\workbench"")
)
set "product=%here%"
if exist "%here%\pom.xml" if exist "%here%\bundles" (
  if "%~1"=="test" (
    cd /d "%here%" && call mvnw.cmd -B --fail-at-end verify
    exit /b !errorlevel!
  )
  set "product=%here%\releng\org.chatterbloke.products\target\products\chatterbloke-!kind!\win32\win32\x86_64\chatterbloke"
  if not exist "!product!\vm.options" (
    echo Building ChatterBloke ^(a few minutes the first time^) ... 1>&2
    pushd "%here%" && call mvnw.cmd -B -q -Dproduct.only -DskipTests -Dspotless.check.skip=true verify
    if errorlevel 1 exit /b 70
    popd
  )
)
for %%L in ("%product%\plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~fL"
"%java_home%\bin\java.exe" "@%product%\vm.options" "-Djava.util.logging.config.file=%product%\logging.properties" %CHATTERBLOKE_JAVA_OPTIONS% -jar "%launcher%" -application %application% -nosplash %* %data%
exit /b %errorlevel%

:consider
if defined java_home exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION" "%~1\release"') do (
  set "major=%%~V"
  set "major=!major:"=!"
  if !major! geq 25 set "java_home=%~1"
)
exit /b
