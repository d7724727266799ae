package org.chatterbloke.architecture;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The libraries that the build takes from others: those of the target platform and those that the
 * runtime bundles unpack, each with the licence that {@code releng/licences.properties} states.
 *
 * @param libraries sorted by name; each once
 * @param licences licence by key, as in the file
 */
record ThirdPartyLibraries(List<Library> libraries, Map<String, Licence> licences) {

  /** The location of the target platform whose libraries only tests use. */
  private static final String TEST_LOCATION = "junit";

  /**
   * A jar, or the jars of all platforms with native libraries of one kind.
   *
   * @param natives whether it holds native libraries
   * @param testsOnly whether no product holds it
   */
  record Library(
      String group, String artifact, String version, boolean natives, boolean testsOnly) {

    String name() {
      return group + ":" + artifact + (natives ? " (native libraries)" : "");
    }

    /** Keys of its licence, the most particular one first. */
    Stream<String> keys() {
      String jar = group + "/" + artifact;
      return natives ? Stream.of(jar + "/natives", jar, group) : Stream.of(jar, group);
    }
  }

  /** An SPDX expression and a remark, which may be empty. */
  record Licence(String spdx, String remark) {}

  /** Reads the working copy below {@code root}. */
  static ThirdPartyLibraries of(Path root) throws IOException {
    Set<Library> all =
        new TreeSet<>(Comparator.comparing(Library::name).thenComparing(Library::version));
    Document target = parse(root.resolve("target-platform/target-platform.target"));
    for (Element location : elements(target.getDocumentElement(), "location")) {
      boolean testsOnly = TEST_LOCATION.equals(location.getAttribute("label"));
      for (Element dependency : elements(location, "dependency")) {
        all.add(library(dependency, Function.identity(), testsOnly));
      }
    }
    Map<String, String> properties = properties(root.resolve("pom.xml"));
    try (DirectoryStream<Path> bundles = Files.newDirectoryStream(root.resolve("bundles"))) {
      for (Path bundle : bundles) {
        if (Files.exists(bundle.resolve("pom.xml"))) {
          Element pom = parse(bundle.resolve("pom.xml")).getDocumentElement();
          for (Element item : elements(pom, "artifactItem")) {
            all.add(library(item, value -> resolve(value, properties), false));
          }
        }
      }
    }
    return new ThirdPartyLibraries(
        List.copyOf(all), licences(root.resolve("releng/licences.properties")));
  }

  /** The licence of a library, if the table has one. */
  Optional<Licence> licence(Library library) {
    return library.keys().map(licences::get).filter(Objects::nonNull).findFirst();
  }

  /** Keys of the table that belong to no library. */
  Set<String> unusedKeys() {
    Set<String> unused = new TreeSet<>(licences.keySet());
    Set<String> used = new HashSet<>();
    libraries.forEach(l -> l.keys().filter(licences::containsKey).findFirst().ifPresent(used::add));
    unused.removeAll(used);
    return unused;
  }

  /** The text of docs/third-party.md. */
  String toMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add("# Third-party libraries");
    lines.add("");
    lines.add(
        "Everything that the build takes from others, with its licence as an SPDX expression. This"
            + " file is made from the");
    lines.add(
        "target platform, the runtime bundles and"
            + " [`releng/licences.properties`](../releng/licences.properties); a test fails");
    lines.add("when it is out of date. To write it anew:");
    lines.add("");
    lines.add("```");
    lines.add("./mvnw -B verify -Dtest=ThirdPartyListTest -Dthird-party.write=true \\");
    lines.add("  -Dsurefire.failIfNoSpecifiedTests=false");
    lines.add("```");
    lines.add("");
    lines.add("Models and recordings are no libraries: see [NOTICE](../NOTICE).");
    table(lines, "In the products", false);
    table(lines, "In tests only", true);
    return String.join("\n", lines) + "\n";
  }

  private void table(List<String> lines, String title, boolean testsOnly) {
    lines.add("");
    lines.add("## " + title);
    lines.add("| library | version | licence | remark |");
    lines.add("|---|---|---|---|");
    for (Library library : libraries) {
      if (library.testsOnly() == testsOnly) {
        Licence licence = licence(library).orElse(new Licence("unknown", ""));
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(library.name(), library.version(), licence.spdx(), licence.remark()));
      }
    }
  }

  private static Library library(
      Element dependency, Function<String, String> values, boolean testsOnly) {
    return new Library(
        values.apply(text(dependency, "groupId")),
        values.apply(text(dependency, "artifactId")),
        values.apply(text(dependency, "version")),
        !text(dependency, "classifier").isEmpty(),
        testsOnly);
  }

  private static String resolve(String value, Map<String, String> properties) {
    if (!value.startsWith("${")) {
      return value;
    }
    String name = value.substring(2, value.length() - 1);
    return Objects.requireNonNull(
        properties.get(name), () -> "no property " + name + " in pom.xml");
  }

  private static Map<String, String> properties(Path pom) throws IOException {
    Map<String, String> values = new TreeMap<>();
    Element block = elements(parse(pom).getDocumentElement(), "properties").getFirst();
    for (Element property : elements(block, "*")) {
      values.put(property.getTagName(), property.getTextContent().strip());
    }
    return values;
  }

  private static Map<String, Licence> licences(Path file) throws IOException {
    Properties table = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      table.load(reader);
    }
    Map<String, Licence> licences = new TreeMap<>();
    for (String key : table.stringPropertyNames()) {
      String[] parts = table.getProperty(key).split(";", 2);
      licences.put(key, new Licence(parts[0].strip(), parts.length < 2 ? "" : parts[1].strip()));
    }
    return licences;
  }

  private static Document parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + " is no XML", e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    List<Element> found = elements(parent, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }
}
