/** Commands as services: what a bundle implements to add a command. */
@Export
@Version("1.0.0")
package org.chatterbloke.cli;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
