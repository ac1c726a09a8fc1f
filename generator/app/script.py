"""What Streamlit runs at every interaction of every visitor."""

from generator.app.main import run

if __name__ == "__main__":
    run()
