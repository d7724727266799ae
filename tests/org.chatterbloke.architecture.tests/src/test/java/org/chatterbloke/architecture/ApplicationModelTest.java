package org.chatterbloke.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every id, reference and class that the window's model names exists. */
class ApplicationModelTest {

  private static final Path BUNDLES =
      Path.of(System.getProperty("chatterbloke.test.root"), "bundles");

  private static List<Element> elements() throws Exception {
    List<Element> elements = new ArrayList<>();
    for (Path model : models()) {
      NodeList all =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(model.toFile())
              .getElementsByTagName("*");
      for (int i = 0; i < all.getLength(); i++) {
        elements.add((Element) all.item(i));
      }
    }
    return elements;
  }

  private static List<Path> models() throws IOException {
    try (Stream<Path> bundles = Files.list(BUNDLES)) {
      return bundles
          .flatMap(b ->
              Stream.of("Application.e4xmi", "fragment.e4xmi")
                  .map(b::resolve)
                  .filter(Files::exists))
          .toList();
    }
  }

  @Test
  void idsAreUnique() throws Exception {
    Set<String> seen = new HashSet<>();
    for (Element element : elements()) {
      for (String attribute : List.of("xmi:id", "elementId")) {
        String id = element.getAttribute(attribute);
        assertTrue(id.isEmpty() || seen.add(attribute + id), () -> "twice: " + id);
      }
    }
    assertFalse(seen.isEmpty());
  }

  @Test
  void commandsAndContextsThatAreReferredToExist() throws Exception {
    Set<String> ids = new HashSet<>();
    elements().forEach(e -> ids.add(e.getAttribute("xmi:id")));
    Set<String> missing = new TreeSet<>();
    for (Element element : elements()) {
      for (String attribute : List.of("command", "bindingContext")) {
        String reference = element.getAttribute(attribute);
        if (!reference.isEmpty() && !ids.contains(reference)) {
          missing.add(reference);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void classesAndImagesOfOurBundlesExist() throws Exception {
    Set<String> missing = new TreeSet<>();
    int checked = 0;
    for (Element element : elements()) {
      for (String attribute : List.of("contributionURI", "iconURI")) {
        String uri = element.getAttribute(attribute);
        String[] parts = uri.split("/");
        if (uri.startsWith("bundleclass://org.chatterbloke.")) {
          checked++;
          Path type =
              BUNDLES.resolve(
                  parts[2] + "/target/classes/" + parts[3].replace('.', '/') + ".class");
          if (!Files.exists(type)) {
            missing.add(uri);
          }
        } else if (uri.startsWith("platform:/plugin/org.chatterbloke.")) {
          checked++;
          if (!Files.exists(BUNDLES.resolve(uri.substring("platform:/plugin/".length())))) {
            missing.add(uri);
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
    assertTrue(checked > 0);
  }
}
