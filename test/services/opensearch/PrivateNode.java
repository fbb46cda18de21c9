import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.transport.Netty4Plugin;

/** One OpenSearch node in its own process, without an installation: PrivateNode FOLDER PORT. */
public class PrivateNode extends Node {
  private PrivateNode(Environment environment) {
    super(environment, List.of(Netty4Plugin.class, CommonAnalysisPlugin.class), false);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Settings settings = Settings.builder()
        .put("path.home", folder)
        .put("path.data", folder.resolve("data"))
        .put("path.logs", folder.resolve("logs"))
        .put("cluster.name", "private")
        .put("node.name", "private")
        .put("discovery.type", "single-node")
        .put("http.type", "netty4")
        .put("http.host", "127.0.0.1")
        .put("http.port", arguments[1])
        .put("transport.type", "netty4")
        .put("transport.host", "127.0.0.1")
        .put("transport.port", "0")
        // As a careful operator sets it: a write never makes an index with a guessed mapping.
        .put("action.auto_create_index", "false")
        // A developer's disk is often nearly full; the server would refuse to write.
        .put("cluster.routing.allocation.disk.threshold_enabled", "false")
        .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "private");
    PrivateNode node = new PrivateNode(environment);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (Exception error) {
        error.printStackTrace();
      }
      ended.countDown();
    }));
    node.start();
    ended.await();
  }
}
