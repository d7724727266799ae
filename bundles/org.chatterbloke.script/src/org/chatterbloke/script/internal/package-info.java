/** The script parser. */
@NullMarked
package org.chatterbloke.script.internal;

import org.jspecify.annotations.NullMarked;
