package org.chatterbloke.text.english.internal.normaliser;

import org.jspecify.annotations.Nullable;

/** Reads one kind of thing. Immutable, thread-safe, linear in what it looks at. */
@FunctionalInterface
interface Rule {

  /**
   * The reading of what begins at {@code place}, or null if that is none of this rule's business.
   */
  @Nullable Reading read(Place place);
}
