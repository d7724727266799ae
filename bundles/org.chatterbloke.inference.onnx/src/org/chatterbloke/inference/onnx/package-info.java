/** ONNX models on the CPU: the only room that sees ONNX Runtime's types. */
@Export
@Version("1.0.0")
@NullMarked
package org.chatterbloke.inference.onnx;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
