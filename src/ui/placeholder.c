typedef int musette_ui_placeholder;
