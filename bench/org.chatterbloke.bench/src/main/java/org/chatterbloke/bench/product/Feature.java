package org.chatterbloke.bench.product;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a feature's source says.
 *
 * @param bundles symbolic names of the bundles that it lists or, for natives, asks for in its
 *     p2.inf
 * @param required ids of the features that it requires
 */
record Feature(String id, Set<String> bundles, Set<String> required) {

  private static final String REQUIRED_NAME = "requires\\.\\d+\\.name";

  Feature {
    bundles = Set.copyOf(bundles);
    required = Set.copyOf(required);
  }

  /** Reads {@code feature.xml} and {@code p2.inf} of a folder. */
  static Feature read(Path folder) throws IOException {
    try {
      Document xml =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(folder.resolve("feature.xml").toFile());
      Set<String> bundles = attributes(xml, "plugin", "id");
      Path inf = folder.resolve("p2.inf");
      if (Files.exists(inf)) {
        Properties advice = new Properties();
        advice.load(new StringReader(Files.readString(inf)));
        advice.stringPropertyNames().stream()
            .filter(key -> key.matches(REQUIRED_NAME))
            .forEach(key -> bundles.add(advice.getProperty(key)));
      }
      return new Feature(
          xml.getDocumentElement().getAttribute("id"),
          bundles,
          attributes(xml, "import", "feature"));
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(folder + " holds no readable feature.xml", e);
    }
  }

  private static Set<String> attributes(Document xml, String element, String attribute) {
    Set<String> values = new HashSet<>();
    NodeList found = xml.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    values.remove("");
    return values;
  }

  /** Its bundles that are there; those of other platforms are not. */
  Set<String> bundlesAmong(Set<String> present) {
    Set<String> here = new HashSet<>(bundles);
    here.retainAll(present);
    return here;
  }
}
