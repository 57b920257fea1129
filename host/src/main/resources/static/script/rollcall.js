// What pages gain where scripts run; each works without it.
(() => {
    "use strict";

    const zoned = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "short"});

    /** Times in the reader's zone; the exact one stays in the title. */
    function localise(root) {
        for (const time of root.querySelectorAll("time[data-moment]")) {
            const at = new Date(time.dateTime);
            if (!Number.isNaN(at.getTime())) {
                time.textContent = zoned.format(at);
                time.title = time.dateTime;
                time.removeAttribute("data-moment");
            }
        }
    }

    /** Dialogs that the server has answered with are shown above the page, and take the focus. */
    function open(root) {
        for (const dialog of root.querySelectorAll("dialog[data-open]")) {
            dialog.removeAttribute("data-open");
            dialog.removeAttribute("open");
            dialog.showModal();
        }
        root.querySelector("[data-focus]")?.focus();
    }

    function prepare(root) {
        localise(root);
        open(root);
        for (const hidden of root.querySelectorAll("[data-with-script]")) {
            hidden.hidden = false;
        }
    }

    /** Below a certain width the menu is behind a button. */
    function menu() {
        const button = document.querySelector("[data-menu]");
        const list = document.getElementById("menu");
        if (button && list) {
            button.hidden = false;
            list.classList.add("menu-folded");
            button.addEventListener("click", () => {
                const unfolded = button.getAttribute("aria-expanded") !== "true";
                button.setAttribute("aria-expanded", String(unfolded));
                list.classList.toggle("menu-folded", !unfolded);
            });
        }
    }

    document.addEventListener("click", event => {
        const target = event.target instanceof Element ? event.target : null;
        const close = target?.closest("[data-close]");
        if (close) {
            event.preventDefault();
            close.closest("dialog")?.close();
        }
        const copy = target?.closest("[data-copy]");
        if (copy) {
            const source = document.getElementById(copy.dataset.copy);
            navigator.clipboard?.writeText(source.value ?? source.textContent.trim());
            copy.textContent = copy.dataset.copied ?? copy.textContent;
        }
    });

    document.addEventListener("change", event => {
        const all = event.target instanceof Element ? event.target.closest("[data-check-all]") : null;
        if (all) {
            for (const box of document.querySelectorAll(`input[type=checkbox][name="${all.dataset.checkAll}"]`)) {
                box.checked = all.checked;
            }
        }
    });

    // A session that has ended meanwhile: the log-in page is no part of this one.
    document.addEventListener("htmx:beforeSwap", event => {
        if (new URL(event.detail.xhr.responseURL || location.href).pathname.endsWith("/login")) {
            event.detail.shouldSwap = false;
            location.reload();
        }
    });
    document.addEventListener("htmx:afterSwap", event => prepare(event.detail.target.parentElement ?? document));

    menu();
    prepare(document);
})();
