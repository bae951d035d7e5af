typedef int musette_api_placeholder;
