/**
 * Benchmarks: commands that print measured figures as Markdown. The engine-level ones run in this
 * process beside a peer where one exists; those in {@code product} run the built product.
 */
@NullMarked
package org.chatterbloke.bench;

import org.jspecify.annotations.NullMarked;
