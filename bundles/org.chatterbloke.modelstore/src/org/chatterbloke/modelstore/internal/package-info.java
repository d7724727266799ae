/** How files are found, fetched, unpacked and verified. */
@NullMarked
package org.chatterbloke.modelstore.internal;

import org.jspecify.annotations.NullMarked;
