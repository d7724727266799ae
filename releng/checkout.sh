# Sourced by ./chatterbloke in a source checkout: builds the products when they are missing or older than the
# sources, and runs the tests. Expects $here and $java_home; sets $product.
JAVA_HOME=$java_home
export JAVA_HOME

case $(uname -s) in
  Darwin) platform=macosx/cocoa ;;
  *) platform=linux/gtk ;;
esac
case $(uname -m) in
  arm64 | aarch64) platform=$platform/aarch64 ;;
  *) platform=$platform/x86_64 ;;
esac
products=$here/releng/org.chatterbloke.products/target/products
stamp=$products/.built
log=$here/target/build.log

stale() {
  [ -e "$stamp" ] || return 0
  [ -n "$(find "$here"/bundles "$here"/features "$here"/models "$here"/releng "$here"/target-platform "$here"/pom.xml \
    "$here"/chatterbloke -name target -prune -o -name bin -prune -o -type f -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

build() {
  mkdir -p "$here/target"
  echo "Building ChatterBloke (a few minutes the first time; log: target/build.log) …" >&2
  if ! (cd "$here" && ./mvnw -B -Dproduct.only -DskipTests -Dspotless.check.skip=true verify) >"$log" 2>&1 </dev/null; then
    grep -E '^\[ERROR\]' "$log" | head -n 12 >&2
    echo "The build failed. Read target/build.log; the usual cause is no network at the first build." >&2
    exit 70
  fi
  touch "$stamp"
}

# Programs and libraries that only the tests need: a display, a sound server.
test_packages() {
  missing=
  command -v xvfb-run >/dev/null 2>&1 || missing="$missing xvfb xauth"
  command -v xauth >/dev/null 2>&1 || missing="$missing xauth"
  command -v pulseaudio >/dev/null 2>&1 || missing="$missing pulseaudio"
  command -v pactl >/dev/null 2>&1 || missing="$missing pulseaudio-utils"
  ldconfig -p 2>/dev/null | grep -q libgtk-3.so.0 || missing="$missing libgtk-3-0"
  [ -z "$missing" ] && return
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing what the tests need:$missing" >&2
    # shellcheck disable=SC2086
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing) >/dev/null && return
  fi
  echo "The tests need these packages; please install them:$missing" >&2
  exit 69
}

modules_for() { # the Maven modules that the tests of $1 need, and those tests
  found=$(cd "$here/tests" && ls -d org.chatterbloke."$1".tests org.chatterbloke.*."$1".tests 2>/dev/null | head -n 1)
  if [ -z "$found" ]; then
    echo "There are no tests named “$1”. Names: $(cd "$here/tests" && ls -d org.chatterbloke.*.tests | sed 's/\.tests$//; s/.*\.//' | tr '\n' ' ')" >&2
    exit 2
  fi
  # bundles are reached by imported packages, which Maven does not see: build them all, test one
  echo "-pl !releng/org.chatterbloke.products,$(cd "$here/tests" && ls -d org.chatterbloke.*.tests | grep -vx "$found" | sed 's|^|!tests/|' | tr '\n' ',' | sed 's/,$//')"
}

count_tests() {
  find "$here/tests" -path '*/target/*' -name 'TEST-*.xml' -newer "$here/target/test.start" -exec sed -n '/<testsuite /{p;q;}' {} \; |
    awk '{ for (i = 1; i <= NF; i++) { split($i, a, "\""); if ($i ~ /^tests=/) t += a[2]; if ($i ~ /^errors=/) e += a[2];
             if ($i ~ /^failures=/) f += a[2]; if ($i ~ /^skipped=/) s += a[2] } }
         END { printf "%d passed, %d failed, %d skipped\n", t - e - f - s, e + f, s }'
}

run_tests() {
  set -- "$@"
  selection=
  if [ "${1:-}" = --only ]; then
    [ -n "${2:-}" ] || { echo "usage: ./chatterbloke test [--only NAME]" >&2; exit 2; }
    selection=$(modules_for "$2") || exit 2
  elif [ $# -gt 0 ]; then
    echo "usage: ./chatterbloke test [--only NAME]" >&2
    exit 2
  fi
  [ "$(uname)" = Linux ] && test_packages
  mkdir -p "$here/target"
  touch "$here/target/test.start"
  wrap=
  [ "$(uname)" = Linux ] && [ -z "${DISPLAY:-}" ] && wrap="xvfb-run -a"
  # shellcheck disable=SC2086
  (cd "$here" && $wrap ./mvnw -B --fail-at-end $selection verify </dev/null)
  status=$?
  [ $status = 0 ] && [ -d "$products" ] && touch "$stamp"
  count_tests
  exit $status
}

if [ "${1:-}" = test ]; then
  shift
  run_tests "$@"
fi
stale && build
if [ "${1:-}" = bench ]; then
  shift
  . "$here/releng/bench.sh"
  run_bench "$@"
fi
kind=headless
[ "${1:-}" = workbench ] && kind=workbench
product=$products/chatterbloke-$kind/$platform/chatterbloke
