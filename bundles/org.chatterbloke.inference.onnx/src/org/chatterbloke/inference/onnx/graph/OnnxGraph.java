package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An ONNX model that can be edited: nodes, constants, inputs and outputs. The file stays mapped
 * until {@link #close}, and constants are read from it only when they are written, so that editing
 * a large model takes little memory. Not for several threads.
 *
 * <p>The order of {@link #nodes} must stay topological; {@link #sort} restores it.
 */
public final class OnnxGraph implements AutoCloseable {

  private static final int IR_VERSION = 9;
  private static final int MODEL_GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  private static final int VALUE_INFO = 13;

  /** Smaller constants stay in the graph file, where shape inference needs them. */
  private static final int INLINE_BYTES = 1024;

  /** The page size: what mapping part of a file needs. */
  private static final int ALIGNMENT = 4096;

  private final Arena arena = Arena.ofConfined();
  private final List<ByteBuffer> modelFields = new ArrayList<>();
  private final List<ByteBuffer> graphFields = new ArrayList<>();
  private final Map<String, byte[]> inputs = new LinkedHashMap<>();
  private final Map<String, byte[]> outputs = new LinkedHashMap<>();
  private final Map<String, GraphConstant> constants = new LinkedHashMap<>();
  private List<GraphNode> nodes = new ArrayList<>();

  private OnnxGraph() {}

  /**
   * Reads a model of one file.
   *
   * @throws OnnxFormatException if the file is no ONNX model of one file
   * @throws IOException if it cannot be read
   */
  public static OnnxGraph read(Path file) throws IOException {
    OnnxGraph graph = new OnnxGraph();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new OnnxFormatException("larger than 2 GB: " + file);
      }
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), graph.arena).asByteBuffer();
      graph.parseModel(bytes);
      return graph;
    } catch (IOException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  /**
   * An empty model.
   *
   * @param operators the version of the standard operator set
   */
  public static OnnxGraph create(int operators) {
    OnnxGraph graph = new OnnxGraph();
    ProtoWriter set = new ProtoWriter().varint(2, operators);
    byte[] head = new ProtoWriter().varint(1, IR_VERSION).message(8, set).toByteArray();
    graph.modelFields.add(ByteBuffer.wrap(head));
    graph.graphFields.add(ByteBuffer.wrap(new ProtoWriter().string(2, "graph").toByteArray()));
    return graph;
  }

  private void parseModel(ByteBuffer bytes) throws IOException {
    boolean found = false;
    ProtoReader reader = new ProtoReader(bytes);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      if (field == MODEL_GRAPH && reader.isBytes()) {
        parseGraph(reader.bytes());
        found = true;
      } else {
        modelFields.add(reader.rawField());
      }
    }
    if (!found) {
      throw ProtoReader.malformed();
    }
  }

  private void parseGraph(ByteBuffer message) throws IOException {
    ProtoReader reader = new ProtoReader(message);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case NODE -> nodes.add(GraphNode.read(reader.bytes()));
        case INITIALIZER -> addConstant(GraphConstant.read(reader.bytes()));
        case INPUT -> putValue(inputs, reader.bytes());
        case OUTPUT -> putValue(outputs, reader.bytes());
        // Shapes of inner values would be wrong after an edit; the runtime infers them.
        case VALUE_INFO -> reader.rawField();
        default -> graphFields.add(reader.rawField());
      }
    }
  }

  private static void putValue(Map<String, byte[]> values, ByteBuffer message) throws IOException {
    ProtoReader reader = new ProtoReader(message);
    byte[] copy = new byte[message.remaining()];
    message.duplicate().get(copy);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      if (field == 1) {
        values.put(reader.string(), copy);
      } else {
        reader.rawField();
      }
    }
  }

  /** The operations in order; the list may be edited. */
  public List<GraphNode> nodes() {
    return nodes;
  }

  /** A constant by name. */
  public Optional<GraphConstant> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  /** Adds or replaces a constant. */
  public void addConstant(GraphConstant constant) {
    constants.put(constant.name(), constant);
  }

  /** The names of the inputs. */
  public Set<String> inputs() {
    return Set.copyOf(inputs.keySet());
  }

  /** The names of the outputs. */
  public Set<String> outputs() {
    return Set.copyOf(outputs.keySet());
  }

  /**
   * Adds an input.
   *
   * @param shape each dimension a number or a name
   */
  public void addInput(String name, ElementType type, Object... shape) {
    inputs.put(name, valueInfo(name, type, shape));
  }

  /** Makes an inner value an output, as {@link #addInput}. */
  public void addOutput(String name, ElementType type, Object... shape) {
    outputs.put(name, valueInfo(name, type, shape));
  }

  private static byte[] valueInfo(String name, ElementType type, Object... shape) {
    ProtoWriter dimensions = new ProtoWriter();
    for (Object dimension : shape) {
      ProtoWriter one = new ProtoWriter();
      if (dimension instanceof Number number) {
        one.varint(1, number.longValue());
      } else {
        one.string(2, dimension.toString());
      }
      dimensions.message(1, one);
    }
    ProtoWriter tensor = new ProtoWriter().varint(1, type.code()).message(2, dimensions);
    return new ProtoWriter()
        .string(1, name)
        .message(2, new ProtoWriter().message(1, tensor))
        .toByteArray();
  }

  /** Which node makes each value. */
  public Map<String, GraphNode> producers() {
    Map<String, GraphNode> producers = new HashMap<>();
    for (GraphNode node : nodes) {
      node.outputs().forEach(output -> producers.put(output, node));
    }
    return producers;
  }

  /** Which nodes read each value. */
  public Map<String, List<GraphNode>> consumers() {
    Map<String, List<GraphNode>> consumers = new HashMap<>();
    for (GraphNode node : nodes) {
      for (String input : Set.copyOf(node.inputs())) {
        consumers.computeIfAbsent(input, key -> new ArrayList<>()).add(node);
      }
    }
    return consumers;
  }

  /** Lets every node that reads {@code from} read {@code to} instead. */
  public void redirect(String from, String to) {
    nodes.forEach(node -> node.replaceInput(from, to));
  }

  /** Removes nodes and constants that no output needs. */
  public void removeUnused() {
    Map<String, GraphNode> producers = producers();
    Set<GraphNode> alive = new HashSet<>();
    List<String> open = new ArrayList<>(outputs.keySet());
    Set<String> read = new HashSet<>(open);
    while (!open.isEmpty()) {
      String value = open.removeLast();
      GraphNode node = producers.get(value);
      if (node != null && alive.add(node)) {
        for (String input : node.inputs()) {
          if (read.add(input)) {
            open.add(input);
          }
        }
      }
    }
    nodes.removeIf(node -> !alive.contains(node));
    constants.keySet().removeIf(name -> !read.contains(name));
  }

  /**
   * Puts the nodes in topological order, keeping the order that they have where possible.
   *
   * @throws IllegalStateException if the graph has a cycle or a value that nobody makes
   */
  public void sort() {
    Set<String> ready = new HashSet<>(constants.keySet());
    ready.addAll(inputs.keySet());
    ready.add("");
    List<GraphNode> sorted = new ArrayList<>();
    List<GraphNode> waiting = nodes;
    while (!waiting.isEmpty()) {
      List<GraphNode> later = new ArrayList<>();
      for (GraphNode node : waiting) {
        if (ready.containsAll(node.inputs())) {
          sorted.add(node);
          ready.addAll(node.outputs());
        } else {
          later.add(node);
        }
      }
      if (later.size() == waiting.size()) {
        throw new IllegalStateException("nobody makes an input of " + later.getFirst());
      }
      waiting = later;
    }
    nodes = sorted;
  }

  /**
   * Writes the graph to one file and its large constants to another beside it, aligned so that a
   * runtime maps them instead of copying them.
   *
   * @param file the graph
   * @param weights the constants; the graph refers to it by {@code weightsName}
   * @param weightsName the name under which {@code weights} will lie beside the graph in the end
   */
  public void write(Path file, Path weights, String weightsName) throws IOException {
    ProtoWriter graph = new ProtoWriter();
    nodes.forEach(node -> graph.message(NODE, node.write()));
    graphFields.forEach(graph::raw);
    try (FileChannel out = open(weights)) {
      for (GraphConstant constant : constants.values()) {
        if (constant.byteSize() < INLINE_BYTES) {
          graph.message(INITIALIZER, constant.inline());
        } else {
          long offset = (out.position() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
          out.position(offset);
          writeFully(out, constant.content().get());
          graph.message(INITIALIZER, constant.external(weightsName, offset));
        }
      }
      out.force(true);
    }
    inputs.values().forEach(value -> graph.bytes(INPUT, value));
    outputs.values().forEach(value -> graph.bytes(OUTPUT, value));
    ProtoWriter model = new ProtoWriter();
    modelFields.forEach(model::raw);
    model.message(MODEL_GRAPH, graph);
    try (FileChannel out = open(file)) {
      writeFully(out, ByteBuffer.wrap(model.toByteArray()));
      out.force(true);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Unmaps the file; constants that were not replaced cannot be read any more. */
  @Override
  public void close() {
    arena.close();
  }
}
