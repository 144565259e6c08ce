package org.waymark.publishing.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Public data that is only read may be read by scripts of any site; nothing else may. */
@ServerFilter("/api/**")
final class OpenToAll {

  @ResponseFilter
  void open(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean reading =
        request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    if (reading
        && !Answers.TO_ONE_READER.equals(response.getHeaders().get(HttpHeaders.CACHE_CONTROL))) {
      response.header("Access-Control-Allow-Origin", "*");
      response.header("Access-Control-Expose-Headers", "ETag");
    }
  }
}
