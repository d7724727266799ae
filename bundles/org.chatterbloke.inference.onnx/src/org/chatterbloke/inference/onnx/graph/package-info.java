/**
 * ONNX graphs as files: read, edited and written without the runtime and without generated protobuf
 * code.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.inference.onnx.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
