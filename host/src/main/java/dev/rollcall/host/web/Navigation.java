package dev.rollcall.host.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells every page in which part of the navigation it is: the first part of its path. */
@Configuration(proxyBeanMethods = false)
class Navigation implements WebMvcConfigurer, HandlerInterceptor {
    private static final String SECTION = "section";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/hooks/**", "/actuator/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var part = path.split("/", 3);
        request.setAttribute(SECTION, part.length > 1 ? part[1] : "");
        return true;
    }
}
