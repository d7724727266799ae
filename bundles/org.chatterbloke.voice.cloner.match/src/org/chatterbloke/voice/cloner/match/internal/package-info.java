/** The cloner that chooses the nearest stock voice and colours it. */
@NullMarked
package org.chatterbloke.voice.cloner.match.internal;

import org.jspecify.annotations.NullMarked;
