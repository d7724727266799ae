# Sourced by releng/checkout.sh: builds the benchmarks when they are missing or older than the sources, and runs
# one. Expects $here, $java_home, $platform and $products.
bench_module=$here/bench/org.chatterbloke.bench
bench_stamp=$bench_module/target/.built

bench_stale() {
  [ -e "$bench_stamp" ] && [ -e "$bench_module/target/classpath.txt" ] || return 0
  [ -n "$(find "$here"/bundles "$bench_module" "$here"/tests/org.chatterbloke.testkit "$here"/target-platform \
    "$here"/pom.xml -name target -prune -o -name bin -prune -o -type f -newer "$bench_stamp" -print 2>/dev/null |
    head -n 1)" ]
}

# All modules but the products and the tests: bundles are reached by imported packages, which Maven does not see.
bench_modules() {
  (cd "$here" && for module in releng/org.chatterbloke.products docs/* tests/org.chatterbloke.*; do
    [ -f "$module/pom.xml" ] && [ "$module" != tests/org.chatterbloke.testkit ] && printf '!%s,' "$module"
  done) | sed 's/,$//'
}

build_bench() {
  mkdir -p "$here/target"
  echo "Building the benchmarks (log: target/bench-build.log) …" >&2
  if ! (cd "$here" && ./mvnw -B -DskipTests -Dspotless.check.skip=true -pl "$(bench_modules)" package) \
    >"$here/target/bench-build.log" 2>&1 </dev/null; then
    grep -E '^\[ERROR\]' "$here/target/bench-build.log" | head -n 12 >&2
    echo "The build failed. Read target/bench-build.log." >&2
    exit 70
  fi
  touch "$bench_stamp"
}

run_bench() {
  bench_stale && build_bench
  class_path=$bench_module/target/classes:$(cat "$bench_module/target/classpath.txt")
  for natives in "$here"/bundles/org.chatterbloke.runtime.*."${platform%%/*}.${platform##*/}"/target/classes; do
    class_path=$class_path:$natives
  done
  # the heap of the benchmarks themselves: some hold two engines, or a peer's output beside ours
  # shellcheck disable=SC2086
  exec "$java_home/bin/java" "@$here/releng/vm.options" -Xmx1500m -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider ${CHATTERBLOKE_JAVA_OPTIONS:-} \
    "-Dchatterbloke.test.root=$here" \
    "-Dchatterbloke.product=$products/chatterbloke-headless/$platform/chatterbloke" \
    -cp "$class_path" org.chatterbloke.bench.Main "$@"
}
