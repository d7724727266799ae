/** Benchmarks that run the built product as whole processes. */
@NullMarked
package org.chatterbloke.bench.product;

import org.jspecify.annotations.NullMarked;
