typedef int musette_cli_placeholder;
