/** A complete small voice engine: it speaks Morse code. */
@NullMarked
package org.example.morse;

import org.jspecify.annotations.NullMarked;
