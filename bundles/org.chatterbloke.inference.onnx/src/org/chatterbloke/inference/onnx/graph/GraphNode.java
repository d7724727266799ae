package org.chatterbloke.inference.onnx.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One operation of a graph. Inputs and outputs are names; an input that is left out is "". */
public final class GraphNode {

  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  private final String name;
  private final String operator;
  private final String domain;
  private final List<String> inputs;
  private final List<String> outputs;
  private final List<GraphAttribute> attributes;

  private GraphNode(
      String name,
      String operator,
      String domain,
      List<String> inputs,
      List<String> outputs,
      List<GraphAttribute> attributes) {
    this.name = name;
    this.operator = operator;
    this.domain = domain;
    this.inputs = inputs;
    this.outputs = outputs;
    this.attributes = attributes;
  }

  /** A node with one output, named after it. */
  public static GraphNode of(
      String operator, List<String> inputs, String output, GraphAttribute... attributes) {
    return of(operator, inputs, List.of(output), attributes);
  }

  /** A node of the standard operator set, named after its first output. */
  public static GraphNode of(
      String operator, List<String> inputs, List<String> outputs, GraphAttribute... attributes) {
    return new GraphNode(
        outputs.getFirst() + "/" + operator,
        operator,
        "",
        new ArrayList<>(inputs),
        List.copyOf(outputs),
        Arrays.asList(attributes));
  }

  /** The node's name; may be empty. */
  public String name() {
    return name;
  }

  /** The operator, such as {@code Conv}. */
  public String operator() {
    return operator;
  }

  /** The names it reads, unmodifiable. */
  public List<String> inputs() {
    return java.util.Collections.unmodifiableList(inputs);
  }

  /** One of the names it reads. */
  public String input(int index) {
    return inputs.get(index);
  }

  /** The input of a node of two that is not {@code other}. */
  public String otherInput(String other) {
    return inputs.get(0).equals(other) ? inputs.get(1) : inputs.get(0);
  }

  /** The names it makes. */
  public List<String> outputs() {
    return outputs;
  }

  /** The first name it makes. */
  public String output() {
    return outputs.getFirst();
  }

  /** Its attributes. */
  public List<GraphAttribute> attributes() {
    return List.copyOf(attributes);
  }

  /** An attribute by name. */
  public Optional<GraphAttribute> attribute(String wanted) {
    return attributes.stream().filter(a -> a.name().equals(wanted)).findFirst();
  }

  /** Reads another name wherever it read {@code from}. */
  void replaceInput(String from, String to) {
    inputs.replaceAll(input -> input.equals(from) ? to : input);
  }

  static GraphNode read(ByteBuffer message) throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<GraphAttribute> attributes = new ArrayList<>();
    String name = "";
    String operator = "";
    String domain = "";
    ProtoReader reader = new ProtoReader(message);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case INPUT -> inputs.add(reader.string());
        case OUTPUT -> outputs.add(reader.string());
        case NAME -> name = reader.string();
        case OPERATOR -> operator = reader.string();
        case ATTRIBUTE -> attributes.add(GraphAttribute.read(reader.bytes()));
        case DOMAIN -> domain = reader.string();
        default -> reader.rawField();
      }
    }
    return new GraphNode(name, operator, domain, inputs, List.copyOf(outputs), attributes);
  }

  ProtoWriter write() {
    ProtoWriter writer = new ProtoWriter();
    inputs.forEach(input -> writer.string(INPUT, input));
    outputs.forEach(output -> writer.string(OUTPUT, output));
    writer.string(NAME, name).string(OPERATOR, operator);
    for (GraphAttribute attribute : attributes) {
      byte[] message = new byte[attribute.message().remaining()];
      attribute.message().duplicate().get(message);
      writer.bytes(ATTRIBUTE, message);
    }
    if (!domain.isEmpty()) {
      writer.string(DOMAIN, domain);
    }
    return writer;
  }

  @Override
  public String toString() {
    return operator + " " + name + " " + inputs + " -> " + outputs;
  }
}
